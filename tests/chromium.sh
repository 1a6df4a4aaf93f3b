#!/bin/sh
# See to it that there is a Chromium for the browser tests: the one on this machine, Playwright's
# own, or Debian's package. Ends with an error where none can be had: no test is ever left out.
set -u

command -v chromium >/dev/null && exit 0
.venv/bin/python -c '
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    raise SystemExit(not Path(p.chromium.executable_path).exists())' && exit 0

echo "No Chromium here yet: trying Playwright's, then Debian's." >&2
.venv/bin/playwright install --with-deps --only-shell chromium >/dev/null 2>&1 && exit 0

sudo=$([ "$(id -u)" = 0 ] || echo sudo)
if command -v apt-get >/dev/null; then
  $sudo apt-get update -qq >&2 && $sudo apt-get install -y -qq chromium >&2 && exit 0
fi
echo "tests/chromium.sh: no Chromium could be installed; install it and try again" >&2
exit 1

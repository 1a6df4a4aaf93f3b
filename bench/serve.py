"""Measure what a preview costs: processor time from the saving of a file to the pages of after."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

EDITS = {  # what is saved, and what an editor adds to it
    "a page": ("docs/nl/begrijpen/zes-manieren.md", "\n\nDit staat er nu ook.\n"),
    "the words of a language": ("docs/nl/strings.yml", "\n# edited\n"),
    "the helplines": ("docs/helplines.yml", "\n# edited\n"),
    "a template": ("overrides/main.html", "{# edited #}\n"),
    "a hook": ("hooks/callout.py", "\n# edited\n"),
}
TURNS = 3
TICKS = os.sysconf("SC_CLK_TCK")  # in a second: the unit of /proc/PID/stat
PATIENCE = 300  # seconds
READY = "Serving on"
DONE = "Reloading browsers"


def measured(folder: Path) -> Iterator[tuple[str, float]]:
    """Serve a project and yield, for each kind of edit, the middle cost of one, in seconds.

    Every file is as it was at the end.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory() as place:
        said = Path(place, "said")
        with (
            said.open("a") as out,
            subprocess.Popen(
                command, cwd=folder, env=environment, stdout=out, stderr=out
            ) as server,
        ):
            try:
                wait(server, said, READY, 1)
                for name, (path, added) in EDITS.items():
                    yield name, sorted(edits(server, said, folder / path, added))[TURNS // 2]
            finally:
                server.terminate()


def edits(server: subprocess.Popen[bytes], said: Path, path: Path, added: str) -> Iterator[float]:
    before = path.read_text("utf-8")
    for turn in range(1, TURNS + 1):
        yield edit(server, said, path, before + added * turn)
    edit(server, said, path, before)


def edit(server: subprocess.Popen[bytes], said: Path, path: Path, text: str) -> float:
    """Save a text and return the processor seconds until its pages are there."""
    seen, start = said.read_text("utf-8").count(DONE), processor(server.pid)
    path.write_text(text, "utf-8")
    wait(server, said, DONE, seen + 1)
    return processor(server.pid) - start


def wait(server: subprocess.Popen[bytes], said: Path, words: str, times: int) -> None:
    end = time.monotonic() + PATIENCE
    while said.read_text("utf-8").count(words) < times:
        if server.poll() is not None or time.monotonic() > end:
            sys.exit(f"the preview does not say `{words}`:\n{said.read_text('utf-8')[-5000:]}")
        time.sleep(0.05)
    time.sleep(0.3)  # the next edit is one of its own, also for what watches the files


def processor(pid: int) -> float:
    """Return the processor time that a process has had, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    for name, seconds in measured(Path(sys.argv[1])):
        print(f"{name}: {seconds:.2f} s")

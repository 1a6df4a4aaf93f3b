# serve · build · test · check · bench. Each sets up what it needs in .venv; but `spell`, which `check`
# runs, and `chromium`, which `test` runs, install for the machine what they look for and do not find.

SHELL := bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
BASE ?= main
# `make build MKDOCS=properdocs` rehearses a way out: the same site by the fork that goes on with 1.x.
MKDOCS ?= mkdocs
BUILDER := $(if $(filter properdocs,$(MKDOCS)),.venv-properdocs,.venv)
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# `LANGUAGE=nl` on the command line is for us; one in the environment is for gettext.
ONLY := $(if $(findstring command,$(origin LANGUAGE)),$(LANGUAGE))
export ONLY_LANGUAGE := $(ONLY)

.PHONY: help before corpus serve build join release scripts look fuzz dates translations translated answer lint spell readability fingerprint check test chromium lock bench bench-reader

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

before: .venv/installed  ## Look at all sources before anything of them runs
	@PYTHONPATH=hooks $(BIN)/python -P -m checks.before

serve: before  ## Show the site at a local address, rebuilt on every edit
	$(BIN)/mkdocs serve

# `make build OFFLINE=1` writes site-offline/ instead, which opens from disk, and packs it.
SITE := $(if $(OFFLINE),site-offline,site)
# The number of a process comes again, so the time stands behind it.
NEW = .$(SITE)/$$$$.$$(date +%s)
build: export CARDS := 1
# No --quiet: it keeps warnings from --strict, which then lets every fault pass.
RUN = PYTHONPATH=hooks $(BUILDER)/bin/python -m
# A build that fails fails its recipe: by `set`, as make 3.81, which macOS has, knows no .SHELLFLAGS.
MADE = set -o pipefail; $(BUILDER)/bin/$(MKDOCS) build --config-file mkdocs.yml --strict --site-dir $$new \
  $(if $(OFFLINE),--no-directory-urls) 2>&1 | { grep -v '^INFO' || true; }
FINISHED = $(if $(HANDOUTS),$(RUN) kit.paper $$new && )$(RUN) checks.after $$new && \
  $(RUN) kit.swap $$new $(SITE)
build: before $(BUILDER)/installed  ## Write site/: whole, or not at all (OFFLINE=1: for the disk; LANGUAGE=nl: parts/nl/)
ifdef ONLY
	@new=parts/$(ONLY); rm -rf $$new; { $(MADE); } || { rm -rf $$new; exit 1; }
else
	@new=$(NEW); { $(MADE) && $(FINISHED); } || { rm -rf $$new; exit 1; }
	@$(if $(OFFLINE),$(RUN) kit.archive $(SITE) $(SITE).zip)
endif

join: $(BUILDER)/installed  ## Write site/ of the languages in parts/
	@new=$(NEW); { $(RUN) kit.join parts $$new && $(FINISHED); } || { rm -rf $$new; exit 1; }

scripts: .venv/installed  ## Put the scripts of the site, which you have read, on the list of those that run
	@new=$$(mktemp -d); $(BIN)/mkdocs build --quiet --site-dir $$new && \
	PYTHONPATH=hooks $(BIN)/python -m kit.policy $$new; rm -rf $$new

release: .venv/installed  ## Write site/ and what is published with it: handouts, the copy for the disk
	@$(MAKE) --no-print-directory build OFFLINE=1
	@handouts=$$(tests/chromium.sh && echo 1) || echo "No Chromium, so no handouts." >&2; \
	$(MAKE) --no-print-directory build HANDOUTS=$$handouts COPY=site-offline.zip

look: chromium .venv/installed  ## Take anew the pictures and trees of the page kinds, which tests compare
	@$(BIN)/pytest -n0 tests/browser/test_look.py tests/browser/test_tree.py --update

dates: before  ## Fail where a helpline or a review is out of date, as the weekly run does
	@set -o pipefail; new=$$(mktemp -d); CHECK_DATES=1 $(BIN)/mkdocs build --strict --site-dir $$new 2>&1 \
	  | { grep -v '^INFO' || true; }; status=$$?; rm -rf $$new; exit $$status

translations: .venv/installed  ## List what lags in the translations, with what changed
	@PYTHONPATH=hooks $(BIN)/python -m kit.translating .

translated: .venv/installed  ## Mark PART=en/page#id as translated, or with WORDING=1 or MEANING=1
	@PYTHONPATH=hooks $(BIN)/python -m kit.translating . \
	  $(if $(MEANING),meaning,$(if $(WORDING),wording,translated)) \
	  "$(or $(PART),$(error say what: make translated PART=en/page#id, PART=en/page or PART=en))"

answer: .venv/installed  ## Say what the build makes of all commits since BASE
	@PYTHONPATH=hooks $(BIN)/python .github/answer.py $(BASE)

lint: .venv/installed  ## Look at the code and the workflows
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/zizmor --quiet --offline --strict-collection --persona=auditor .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms \
	  $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

spell: .venv/installed  ## Look up all words of the site, and say which are in no dictionary
	@PYTHONPATH=hooks $(BIN)/python tests/spelling.py docs

readability: .venv/installed  ## Show how easy each page is to read, the hardest first
	@PYTHONPATH=hooks $(BIN)/python -m kit.readability docs

fingerprint: .venv/installed  ## Let no page share eight words in a row with TEXT=path/to/text.txt
	@PYTHONPATH=hooks $(BIN)/python hooks/overlap.py docs/fingerprint.txt \
	  "$(or $(TEXT),$(error say which text: make fingerprint TEXT=path/to/text.txt))"

MINUTES ?= 5
fuzz: .venv/installed  ## Look for a way past the policy, for MINUTES=5
	@PYTHONPATH=hooks:tests $(BIN)/python tests/test_fuzz.py $(MINUTES)
corpus: .venv/installed  ## Show what becomes of each bad input, by our build and by the stock one
	@PYTHONPATH=hooks:tests $(BIN)/python tests/corpus_table.py

check: lint spell build  ## Everything but the tests of behaviour: style, types, words, strict build

test: check chromium  ## Run all tests, the browser's included
	$(BIN)/pytest

chromium: .venv/installed
	@tests/chromium.sh

SIZES ?= 30,300,1000
bench: .venv/installed  ## Measure what a build costs, at SIZES=30,300 pages, with PEERS="zensical hugo"
	@$(BIN)/python bench/run.py $(SIZES) $(PEERS)

TURNS ?= 3
bench-reader: chromium .venv/installed  ## Measure what a reader waits for, beside stock, with Lighthouse
	@npm ci --prefix bench --ignore-scripts --silent || \
	  { echo "npm could not install Lighthouse here, so nothing was measured." >&2; exit 1; }
	@CARDS=1 PYTHONPATH=hooks:tests $(BIN)/python bench/reader.py $(TURNS)

COMPILE := $(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url \
  --python-version 3.11.5 --upgrade --quiet

lock: .venv/installed  ## Renew the two locks after a change of pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(COMPILE) --group dev -o requirements.lock pyproject.toml
	$(COMPILE) --group properdocs --no-deps -o requirements-properdocs.lock

# An environment for each builder, by uv where it is there, else by the venv that comes with Python.
.venv/installed: requirements.lock
.venv-properdocs/installed: requirements.lock requirements-properdocs.lock
.venv/installed .venv-properdocs/installed:
	@if command -v uv >/dev/null; then \
	  uv venv --quiet --allow-existing --no-python-downloads $(@D) && \
	  uv pip sync --quiet --require-hashes --python $(@D)/bin/python $^; \
	else \
	  $(PYTHON) -m venv $(@D) && \
	  $(@D)/bin/python -m pip install --quiet --require-hashes --only-binary :all: $(^:%=-r %); \
	fi
	@touch $@

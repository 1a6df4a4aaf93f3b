# serve · build · test · check · bench. Each sets up what it needs, in .venv and nowhere else.

SHELL := bash
.SHELLFLAGS := -o pipefail -c
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

.PHONY: help serve build offline dates answer lint spell readability fingerprint check test chromium lock bench

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: .venv/installed  ## Show the site at a local address, rebuilt on every edit
	$(BIN)/mkdocs serve

# No --quiet: it keeps warnings from --strict, which then lets every fault pass.
build: $(BUILDER)/installed  ## Write site/: whole, or not at all
	@rm -rf .site.new .site.old
	@$(BUILDER)/bin/$(MKDOCS) build --config-file mkdocs.yml --strict --site-dir .site.new 2>&1 \
	  | { grep -v '^INFO' || true; } || { rm -rf .site.new; exit 1; }
	@! [ -e site ] || mv site .site.old
	@mv .site.new site
	@rm -rf .site.old

offline: .venv/installed  ## Write site-offline/, which opens from disk
	@$(BIN)/mkdocs build --strict --no-directory-urls --site-dir site-offline 2>&1 \
	  | { grep -v '^INFO' || true; }

dates: .venv/installed  ## Fail where a helpline or a review is out of date, as the weekly run does
	CHECK_DATES=1 $(BIN)/mkdocs build --strict --site-dir .site.new 2>&1 \
	  | { grep -v '^INFO' || true; }; status=$$?; rm -rf .site.new; exit $$status

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

check: lint spell build  ## Everything but the tests of behaviour: style, types, words, strict build

test: check chromium  ## Run all tests, the browser's included
	$(BIN)/pytest

chromium: .venv/installed
	@tests/chromium.sh

SIZES ?= 30,300,1000
bench: .venv/installed  ## Measure what a build costs, at SIZES=30,300 pages, with PEERS="zensical hugo"
	@$(BIN)/python bench/run.py $(SIZES) $(PEERS)

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

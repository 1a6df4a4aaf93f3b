# serve · build · test · check. Each sets up what it needs, in .venv and nowhere else.

SHELL := bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help serve build check lint test lock chromium

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: .venv/installed  ## Show the site at a local address, rebuilt on every edit
	$(BIN)/mkdocs serve --watch-theme

build: .venv/installed  ## Write site/: whole, or not at all
	@rm -rf .site.new .site.old
	$(BIN)/mkdocs build --quiet --strict --site-dir .site.new || { rm -rf .site.new; exit 1; }
	@! [ -e site ] || mv site .site.old
	@mv .site.new site
	@rm -rf .site.old

lint: .venv/installed  ## Look at the code: style and types
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

check: lint build  ## Everything but the tests of behaviour: style, types, strict build

test: check chromium  ## Run all tests, the browser's included
	$(BIN)/pytest

chromium: .venv/installed
	@tests/chromium.sh

lock: .venv/installed  ## Renew requirements.lock after a change of pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url \
	  --python-version 3.11.5 --upgrade --quiet --group dev -o requirements.lock pyproject.toml

# One environment, by uv where it is there, else by the venv that comes with Python.
.venv/installed: requirements.lock
	@if command -v uv >/dev/null; then \
	  uv venv --quiet --allow-existing --no-python-downloads .venv && \
	  uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock; \
	else \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock; \
	fi
	@touch $@

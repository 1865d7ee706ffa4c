# Two commands matter: `make run` builds the pages, `make test` runs every test.
# Both need Python 3.11 or later and make, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test browser check bench docs clean help

help:
	@echo "make run    build the pages of theory/ in output/"
	@echo "make test   run every test"
	@echo "make check  format, lint, types, import contract, layout of theory/, tests"
	@echo "make bench  measure speed and memory"
	@echo "make docs   write the generated pages of docs/"
	@echo "make clean  remove what was made"

run: $(VENV)/.run
	@$(BIN)/forandring build theory

test: $(VENV)/.test browser
	@$(BIN)/python -m pytest -q

# What the accessibility tests use: without npm they are skipped, and say so.
browser:
	@if command -v npm >/dev/null 2>&1 && [ ! -d tests/accessibility/node_modules ]; then \
	    npm install --silent --no-audit --no-fund --prefix tests/accessibility || true; fi

check: $(VENV)/.test browser
	$(BIN)/ruff format --check src tests bench docs/generate.py
	$(BIN)/ruff check src tests bench docs/generate.py
	$(BIN)/mypy
	$(BIN)/lint-imports --config setup.cfg
	$(BIN)/forandring fmt --check theory
	$(BIN)/python -m pytest -q

bench: $(VENV)/.test
	$(BIN)/python bench/run.py

docs: $(VENV)/.test
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) output build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "forandring needs Python 3.11 or later: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/pip setup.cfg pyproject.toml
	@echo "installing forandring in $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: $(VENV)/pip setup.cfg pyproject.toml
	@echo "installing forandring and what its tests need in $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.run

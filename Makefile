# make demo   set up .venv and read the sample reports into a temporary ledger
# make test   set up .venv and run the tests
# make check  what CI checks beside the tests: lint, types, import contract
# make docs   write today's output into README.md and docs/

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check docs clean

demo: .venv/.run
	@$(BIN)/dragoman demo

test: .venv/.dev
	@$(BIN)/python -m pytest

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy --strict dragoman
	$(BIN)/lint-imports --no-logo

docs: .venv/.dev
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL $(BIN)/python tests/prose.py --write README.md docs

clean:
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dragoman needs Python 3.11 or newer; name one with make PYTHON=…")'
	@echo "Setting up .venv (once)" >&2
	@$(PYTHON) -m venv .venv

# What running needs; then what working on it needs. Each again when pyproject.toml has changed.
.venv/.run: .venv/bin/python pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.'
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.run

# Two commands matter: `make site` builds the demonstration, `make test` runs everything.
# Each makes the environment that it needs, so both work in a fresh clone.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site test quick lint types bench screens docs wheel clean

site: $(READY)
	$(BIN)/groundplan build --site-dir site
	@echo "The site is in $(CURDIR)/site: open site/index.html, or run '$(BIN)/groundplan serve'."

test: lint types $(READY)
	$(BIN)/python -m pytest -n auto --dist loadscope

# What to run all the time: no whole site, no browser, under a minute.
quick: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadscope -q -m "not site and not browser"

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(READY)
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python tests/bench.py

screens: $(READY)
	$(BIN)/python tests/screens.py screens

wheel: $(READY)
	rm -rf dist
	$(BIN)/python -m build

clean:
	rm -rf $(VENV) site dist screens .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(READY)

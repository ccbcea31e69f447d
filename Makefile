# The two commands of the README: `make run` serves the app, `make test` runs everything that decides whether a change lands.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: run test bench eval clean
.DELETE_ON_ERROR:

$(VENV)/.installed: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements.txt requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $(VENV)/.installed $@

run: $(VENV)/.installed
	$(BIN)/python -m index
	$(BIN)/python -m streamlit run app.py

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: $(VENV)/.installed-dev
	$(BIN)/python -m tests.benchmarks

eval: $(VENV)/.installed
	$(BIN)/python -m eval

clean:
	rm -rf $(VENV) index-data .mypy_cache .ruff_cache .pytest_cache .hypothesis

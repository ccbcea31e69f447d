# The two commands of the README: `make run` serves the app, `make test` runs everything that decides whether a change lands.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# What `make lock` and `make sbom` use, in an environment of their own: the project itself needs neither.
TOOLS := $(VENV)-tools
LOCK_TOOLS := uv==0.13.9 cyclonedx-bom==7.5.0

.PHONY: run test bench eval clean lock install-locked sbom
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

# Every file that may be installed, with its hash: Python 3.11 to 3.13, Linux on x86-64 and arm64, macOS.
lock: $(TOOLS)/.installed
	$(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  requirements-dev.txt --output-file requirements.lock

# Install exactly those files; `make run` and `make test` then use them. On Linux this is the build of torch with CUDA.
install-locked:
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $(VENV)/.installed $(VENV)/.installed-dev

# What the product is made of, as CycloneDX, from the lock file.
sbom: $(TOOLS)/.installed
	$(TOOLS)/bin/cyclonedx-py requirements requirements.lock --output-reproducible --output-file sbom.json

$(TOOLS)/.installed: Makefile
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check $(LOCK_TOOLS)
	@touch $@

clean:
	rm -rf $(VENV) $(TOOLS) sbom.json index-data .mypy_cache .ruff_cache .pytest_cache .hypothesis

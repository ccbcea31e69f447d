# The two commands of the README: `make run` serves the app, `make test` runs everything that decides whether a change lands.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# What `make lock` and `make sbom` use, in an environment of their own: the project itself needs neither.
TOOLS := $(VENV)-tools
LOCK_TOOLS := uv==0.13.9 cyclonedx-bom==7.5.0

.PHONY: run test bench eval clean lock sbom
.DELETE_ON_ERROR:

# Nothing is installed but what a lock names, with the hash that it gives, and nothing is built: that would run what no lock names.
# torch comes in two builds: pip takes the one without CUDA where that is offered, and only the other misses what is in a lock of
# its own.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all:
ADD_CUDA := if $(BIN)/python -m pip check | grep -q '^torch .* not installed'; then $(INSTALL) -r requirements-cuda.lock; fi

$(VENV)/.installed: requirements.lock requirements-cuda.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.lock
	@$(ADD_CUDA)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock requirements-cuda.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements-dev.lock
	@$(ADD_CUDA)
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

# Every file that may be installed, with its hash: Python 3.11 to 3.13, Linux on x86-64 and arm64, macOS. The public registry has
# no build of torch without CUDA for Linux; the hashes of that one are kept in a file of their own.
RESOLVE := $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
OF_CUDA := /^(cuda-|nvidia-|triton==)/
BUILDS := requirements-torch-cpu.sha256
SPLIT = awk '/^[a-z]/ {cuda = $(OF_CUDA)} !cuda {print} \
  /^torch==/ {while ((getline one < "$(BUILDS)") > 0) {split(one, part, " "); print "    --hash=sha256:" part[1] " \\"}}'

lock: $(TOOLS)/.installed
	$(RESOLVE) requirements-dev.txt --output-file requirements-dev.lock
	$(RESOLVE) requirements.txt --constraint requirements-dev.lock --output-file requirements.lock
	awk '/^[a-z]/ {cuda = $(OF_CUDA)} cuda' requirements.lock > requirements-cuda.lock
	for lock in requirements requirements-dev; do \
	  $(SPLIT) $$lock.lock > $(TOOLS)/lock && mv $(TOOLS)/lock $$lock.lock || exit 1; done

# What the product is made of, as CycloneDX, from the lock files.
sbom: $(TOOLS)/.installed
	cat requirements.lock requirements-cuda.lock | \
	  $(TOOLS)/bin/cyclonedx-py requirements - --output-reproducible --output-file sbom.json

$(TOOLS)/.installed: Makefile
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check $(LOCK_TOOLS)
	@touch $@

clean:
	rm -rf $(VENV) $(TOOLS) sbom.json index-data .mypy_cache .ruff_cache .pytest_cache .hypothesis

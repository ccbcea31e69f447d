# The two commands of the README: `make run` serves the app, `make test` runs everything that decides whether a change lands.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# So many tests at once; each worker holds the models, about 1 GB.
WORKERS ?= 2

# What `make lock` and `make sbom` use, in an environment of their own: the project itself needs neither.
TOOLS := $(VENV)-tools
LOCK_TOOLS := uv==0.13.9 cyclonedx-bom==7.5.0

.PHONY: run test bench eval clean lock sbom
.DELETE_ON_ERROR:

# Nothing is installed but what a lock names, with the hash that it gives, and nothing is built: that would run what no lock names.
# torch comes in two builds. The one without CUDA is tried first and goes by a version of its own, so that pip finds it only where
# it is offered; else the other is taken, which misses what is in one more lock.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all:
TORCH_CPU := $(INSTALL) -r requirements-torch-cpu.lock 2>/dev/null || true
ADD_CUDA := if $(BIN)/python -m pip check | grep -q '^torch .* not installed'; then $(INSTALL) -r requirements-cuda.lock; fi

$(VENV)/.installed: requirements.lock requirements-torch-cpu.lock requirements-cuda.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(TORCH_CPU)
	$(INSTALL) -r requirements.lock
	@$(ADD_CUDA)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock requirements-torch-cpu.lock requirements-cuda.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(TORCH_CPU)
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
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

bench: $(VENV)/.installed-dev
	$(BIN)/python -m tests.benchmarks

eval: $(VENV)/.installed
	$(BIN)/python -m eval

# Every file that may be installed, with its hash: Python 3.11 to 3.13, Linux on x86-64 and arm64, macOS. The public registry has
# no build of torch without CUDA for Linux; the lock of that one is kept by hand.
RESOLVE := $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
OF_CUDA := /^[a-z]/ {cuda = /^(cuda-|nvidia-|triton==)/}

lock: $(TOOLS)/.installed
	$(RESOLVE) requirements-dev.txt --output-file requirements-dev.lock
	$(RESOLVE) requirements.txt --constraint requirements-dev.lock --output-file requirements.lock
	awk '$(OF_CUDA) cuda' requirements.lock > requirements-cuda.lock
	for lock in requirements.lock requirements-dev.lock; do \
	  awk '$(OF_CUDA) !cuda' $$lock > $(TOOLS)/lock && mv $(TOOLS)/lock $$lock || exit 1; done

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

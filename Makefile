# make demo: see a real chain of events become a register.   make test: the whole test suite.   Everything lives in .venv.
PYTHON ?= python3.11
PY := $(shell command -v $(PYTHON) 2>/dev/null || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
DEMO_HOME := $(CURDIR)/.demo
HABEAS := $(BIN)/habeas

# Tests and the demo start many processes: each would compile all modules again where this is set.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo serve test lint format clean lock

demo: $(VENV)/.runtime
	@HABEAS_HOME="$(DEMO_HOME)" BIN="$(BIN)" sh examples/demo.sh

serve: $(VENV)/.runtime
	@HABEAS_HOME="$(DEMO_HOME)" $(HABEAS) serve

test: $(VENV)/.development
	@$(BIN)/python -m pytest -n 3 --dist loadgroup --no-loadscope-reorder

lint: $(VENV)/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

format: $(VENV)/.development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The exact versions that were tested, with hashes; made anew with `make lock`.
lock: $(VENV)/.development
	echo uv | $(BIN)/uv pip compile -q - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-install.lock
	$(BIN)/uv pip compile -q pyproject.toml -c requirements-constraints.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --extra dev -c requirements-constraints.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-dev.lock

$(VENV)/bin/python:
	@"$(PY)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Habeas needs Python 3.11 or newer; found: $$($(PY) --version 2>&1). Name another with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@echo "Making the environment in $(VENV) …"
	@"$(PY)" -m venv $(VENV)

# uv takes a quarter of pip's time; where it cannot reach the packages, pip may, by what it is told of proxies and mirrors.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode
install = $(PIP) --require-hashes -r requirements-install.lock && \
	{ $(UV) --require-hashes -r $(1) || $(PIP) --require-hashes -r $(1); } && \
	{ $(UV) --no-deps --editable . || $(PIP) --no-deps --editable .; }

$(VENV)/.runtime: requirements.lock requirements-install.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Habeas needs (once) …"
	@$(call install,requirements.lock)
	@touch $@

$(VENV)/.development: requirements-dev.lock requirements-install.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Habeas and its tests need (once) …"
	@$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/.runtime

clean:
	rm -rf $(VENV) $(DEMO_HOME) .mypy_cache .ruff_cache .pytest_cache .hypothesis

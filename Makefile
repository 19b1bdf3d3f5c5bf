# Everything a person or a machine does with this checkout. Needs Python 3.11 or newer, make and a C library;
# each target first sets up what it needs in .venv.

SHELL := /bin/sh
BIN := .venv/bin
RUN := .venv/.ready-to-run
DEV := .venv/.ready-to-change
SETUP := packaging/environment.py packaging/qt_libraries.py packaging/system_packages.py packaging/virtual_screens.py packaging/checkers.py

.PHONY: run test check format bench torture lock clean

# The window with the sample workshop; without a screen the same workshop as pictures and a PDF.
run: $(RUN)
	@$(BIN)/python packaging/run.py

# In the order of tests/conftest.py: the longest files first, so that both processes end together.
test: $(DEV)
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# Format, lint, types, import rules and tests; the first that fails ends it.
check: $(DEV)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(MAKE) --no-print-directory test

format: $(DEV)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(DEV)
	@$(BIN)/python -m benchmarks

# What is lost when the machine fails: half an hour; docs/reliability.md.
torture: $(DEV)
	@$(BIN)/python -m torture

# Choose the newest libraries that pyproject.toml allows and write down their digests.
lock:
	@python=$$(sh packaging/find-python.sh) && "$$python" packaging/lock.py

clean:
	rm -rf .venv build dist demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN): requirements.lock pyproject.toml $(SETUP)
	@python=$$(sh packaging/find-python.sh) && "$$python" packaging/environment.py requirements.lock
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml $(SETUP)
	@python=$$(sh packaging/find-python.sh) && "$$python" packaging/environment.py requirements-dev.lock
	@touch $@ $(RUN)

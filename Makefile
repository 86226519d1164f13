# make run | make test | make bench | make lint: each sets up what it needs itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8050

.PHONY: run test bench lint check-types chromium clean

run: $(VENV)/.run
	$(BIN)/python app.py serve --host $(HOST) --port $(PORT)

# Two at a time, a file each; then the browser, which wants the machine for itself.
test: $(VENV)/.dev chromium lint check-types
	$(BIN)/python -m pytest --ignore tests/e2e --numprocesses auto --dist loadfile
	$(BIN)/python -m pytest tests/e2e

# Not a test: it times this machine, and takes some fifty minutes on two cores.
bench: $(VENV)/.dev chromium
	$(BIN)/python -m pytest benchmarks --benchmark-only
	$(BIN)/python -m benchmarks.page

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

check-types: $(VENV)/.dev
	$(BIN)/mypy

# ensurepip is a package of its own on Debian; without it venv fails.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { \
	  apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv && \
	  $(PYTHON) -m venv $(VENV); }

$(VENV)/.run: $(BIN)/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: $(BIN)/python requirements.txt requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run

# The browser tests drive Debian's own Chromium; playwright downloads none.
chromium:
	@command -v chromium >/dev/null || { \
	  apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; }

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

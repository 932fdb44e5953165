.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 10

.venv/run: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/bench: .venv/dev benchmarks/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

demo: .venv/run  ## the assistant with a simulated 企业微信, in the browser
	$(BIN)/python -m bot demo

lint: .venv/dev  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: .venv/dev  ## every test, on SQLite, PostgreSQL, Redis and a browser
	tests/install-browser
	$(BIN)/pytest -n auto --dist loadfile

bench: .venv/bench  ## the figures of docs/performance.md
	$(BIN)/python -m benchmarks

.PHONY: help demo lint test bench

.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
unexport PYTHONDONTWRITEBYTECODE  # every worker and every process that a test starts would compile it all anew

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 10

.venv/run: requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/bench: .venv/dev benchmarks/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

demo: .venv/run  ## the assistant with a simulated 企业微信, in the browser; PORT=… for another port than 8090
	$(BIN)/python -m bot demo --port $(or $(PORT),8090)

lint: .venv/dev  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: .venv/dev  ## what one waits for: on SQLite, PostgreSQL, Redis and a browser
	tests/install-browser
	FUZZ_SECONDS=5 $(BIN)/pytest -n auto --dist loadfile -m "not slow" --hypothesis-profile=same

soak: .venv/dev  ## a minute of load on four web and four scheduler processes, every kind of fault at once; SECONDS=… for longer
	SOAK_SECONDS=$(or $(SECONDS),60) $(BIN)/pytest -p no:xdist -s tests/soak

slow: .venv/dev  ## what nobody waits for: load, kills, fourteen months, long drawing, PostgreSQL; the lines that tests run; the bundle
	tests/install-browser
	tests/install-office
	SOAK_SECONDS=$(or $(SECONDS),60) $(BIN)/pytest -p no:xdist tests/soak
	FUZZ_SECONDS=$(or $(FUZZ),60) PROPERTY_EXAMPLES=200 STORY_MONTHS=14 $(BIN)/pytest -n auto --dist worksteal \
	  tests/story tests/fuzz/test_callback.py tests/scheduler/test_property.py tests/fuzz
	$(BIN)/pytest -n auto --dist worksteal -m slow --ignore tests/soak --ignore tests/story
	$(BIN)/pytest -n auto --dist loadfile -m "not slow" --hypothesis-profile=same --cov --cov-report= \
	  --ignore tests/fuzz --ignore tests/story --ignore tests/scheduler/test_property.py
	$(BIN)/coverage report --fail-under=92 | tail -n 1
	docs/deploy/bundle.sh

deps: .venv/dev  ## requirements.lock anew from requirements.txt: every package at run time, with the hashes of its files
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-header --no-annotate --no-emit-index-url \
	  --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock requirements.txt

bundle: .venv/dev  ## the wheels for x86_64 and aarch64 with checksums, for a server without a way out
	docs/deploy/bundle.sh

zones: .venv/dev  ## the tests that depend on time, on machines in three time zones
	for zone in UTC Asia/Shanghai America/New_York; do \
	  TZ=$$zone $(BIN)/pytest -n auto --dist loadfile tests/policy tests/actions tests/handlers tests/scheduler || exit 1; \
	done

bench: .venv/bench  ## the figures of docs/performance.md
	$(BIN)/python -m benchmarks

.PHONY: help demo lint test slow soak zones bench deps bundle

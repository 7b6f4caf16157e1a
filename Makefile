# Needs Python 3.11 or newer; everything else is set up by itself.
PORT ?= 4570
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help up down env test bench check format generate release constraints clean setup

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {gsub(/\$$\$$/, "$$"); printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

up: setup ## start an emulator and run the quickstart on it, with a real `pulumi up` (PORT=4570)
	@$(PYTHON) -m tools.session up --port $(PORT)

down: ## destroy the quickstart and stop the emulator
	@if [ -x $(PYTHON) ]; then $(PYTHON) -m tools.session down --port $(PORT); else echo "nothing runs"; fi

env: setup ## print the shell lines for plain `pulumi` and `livemedia`: eval "$$(make -s env)"
	@$(PYTHON) -m tools.session env --port $(PORT)

test: setup ## run every test
	@$(PYTHON) -m tools.chromium >/dev/null
	@$(PYTHON) -m tools.tests

bench: setup ## measure beside the engine and the vendors' SDKs, for minutes (BENCH="--sizes 1,10,100,1000")
	@$(PYTHON) -m tools.virtualenv benchmarks
	@.run/benchmarks/bin/python -m benchmarks $(BENCH)

check: setup ## check style, types, who imports whom, and the links of the documentation
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@for example in examples/*/; do \
		(cd $$example && echo "$$example" && ../../$(PYTHON) -m mypy --config-file ../../pyproject.toml --cache-dir ../../.mypy_cache .) || exit 1; \
	done
	@.venv/bin/lint-imports
	@$(PYTHON) -m tools.links

format: setup ## format the code and mend what can be mended by itself
	@$(PYTHON) -m ruff format
	@$(PYTHON) -m ruff check --fix

# With the oldest Python that is supported: what fits it fits the others too.
generate: setup ## renew what is generated from the models and settings
	@$(PYTHON) -m tools.generate
	@$(PYTHON) -m tools.transcripts

release: setup ## build sdist, wheel and bills of materials of the last commit into dist/
	@$(PYTHON) -m tools.release

constraints: ## renew constraints.txt: the newest versions that fit together (needs python3.11)
	@python3.11 -m tools.virtualenv constraints

clean: down ## remove what the targets made here: virtualenv, state, logs, caches
	@rm -rf .venv .pulumi .run dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

setup:
	@python=$$(sh tools/find_python.sh) && "$$python" -m tools.virtualenv

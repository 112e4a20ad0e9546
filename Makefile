# Everything that one types here. Plain make and sh; the rest is made on the way.
.POSIX:
.PHONY: help run setup test lint fix migrate bench e2e clean

SYSTEM_PYTHON = $$(sh sora_reflex/ops/find_python.sh)
IN = .venv/bin

help: ## Say what each command does
	@sed -n 's/^\([a-z0-9-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

run: ## Start the whole product: environment, database, front end, Redis, web and workers
	@python=$(SYSTEM_PYTHON) && $$python sora_reflex/ops/install.py run && exec $(IN)/python -m sora_reflex.ops.supervisor

setup: ## Install everything that developing and testing needs
	@python=$(SYSTEM_PYTHON) && $$python sora_reflex/ops/install.py test

test: setup ## Run lint, types, migrations and every test, browser included
	@sh tests/all.sh

lint: ## Check style, import contracts and types
	$(IN)/ruff format --check .
	$(IN)/ruff check .
	$(IN)/lint-imports
	$(IN)/mypy

fix: ## Mend what the tools can mend, and write the generated documents anew
	$(IN)/ruff check --fix .
	$(IN)/ruff format .
	$(IN)/python -m sora_reflex.ops.reference

migrate: ## Bring the database up to date
	$(IN)/alembic upgrade head

e2e: ## Run only the tests in a real browser
	$(IN)/python -m tests.browser
	$(IN)/pytest -m e2e tests/e2e

bench: ## Measure, and print each figure beside its peer or limit
	$(IN)/python -m tests.bench

gpu-check: ## Film with diffusion models on this machine's GPU, and print a report
	$(IN)/python -m tests.gpu_check

clean: ## Remove what was built; the data folder stays
	rm -rf .web .states .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache workers/models/node_modules

# For developers. `make` lists the verbs; ./run and ./test are for everybody.
PY := .venv/bin/python
export GONGKAI_HOME ?= $(CURDIR)/var/check

help: ## list the verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

check: ## style, format, types, directions of import, migrations, generated pages
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy gongkai
	.venv/bin/lint-imports
	$(PY) -m django makemigrations --check --dry-run --settings gongkai.site.settings
	$(PY) -m scripts.reference --check

law: ## the ground floor's unit tests alone: no framework, under a second (law and text side by side)
	@export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1; run="$(PY) -m pytest -q -W ignore --ignore-glob=*_properties.py"; \
	$$run tests/law & law=$$!; $$run tests/text; text=$$?; wait $$law && exit $$text

docs: ## write the generated reference pages again
	$(PY) -m scripts.reference

format: ## put code and imports in order
	.venv/bin/ruff check --fix -q . ; .venv/bin/ruff format -q .

lock: ## resolve the locked versions anew
	for f in requirements requirements-dev; do .venv/bin/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 pyproject.toml $$f.in -o $$f.lock; done

pictures: ## take the README's pictures again (a browser, the demonstration year)
	$(PY) -m scripts.pictures

bench: ## benchmarks, as ratios against a peer in the same run
	$(PY) -m bench

sizes: ## the ten largest files and functions
	$(PY) -m scripts.sizes

.PHONY: help check law docs format lock pictures bench sizes

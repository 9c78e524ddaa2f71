# make run     sets everything up, the first time, and opens the mirror (ARGS="--camera athlete")
# make test    sets everything up, the first time, and runs every check
.PHONY: run test doctor format bench clean

run:
	@packaging/setup.sh run
	@.venv/bin/mirror run $(ARGS)

test:
	@packaging/setup.sh test
	@packaging/check.sh

doctor:
	@packaging/setup.sh run
	@.venv/bin/mirror doctor $(ARGS)

format:
	@packaging/setup.sh test
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

bench:
	@packaging/setup.sh run
	@.venv/bin/mirror bench frame $(ARGS)
	@.venv/bin/mirror bench start

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# make run     sets everything up, the first time, and opens the mirror (ARGS="--camera athlete")
# make test    sets everything up, the first time, and runs every check
# make evaluate    measures how right the mirror is, and writes ACCURACY.md and build/evaluation/report.html
.PHONY: run test doctor format bench evaluate clean

# The clips counted by hand and the trials of Keraal, where they are beside this checkout.
CLIPS ?= $(wildcard ../shared/clips/manifest.json)
KERAAL ?= $(wildcard ../shared/data/keraal)

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
	@.venv/bin/mirror bench voice

evaluate:
	@packaging/setup.sh run
	@.venv/bin/mirror evaluate $(CLIPS) --athlete --before-model $(KERAAL:%=--capture %) \
	    --report build/evaluation --accuracy ACCURACY.md $(ARGS)

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

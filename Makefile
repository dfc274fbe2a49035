# `make run` serves the page; `make test` passes the tests; `make check` is what CI runs.
# The system's own Python where it will do: distributions compile theirs with optimisation, and it reads a ninth faster than
# one that was compiled without, as pyenv does.
SYSTEM  = /usr/bin/python3
PYTHON ?= $(shell $(SYSTEM) -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
    && echo $(SYSTEM) || echo python3)
VENV   ?= .venv
HOST   ?= 127.0.0.1
PORT   ?= 7860
BIN     = $(VENV)/bin

.PHONY: run test check lint native train bench bench-read clean

# A stamp newer than the files that name the dependencies means: installed, nothing to do.
$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[native]'
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[native,test,ocr,scale,ray]'
	bash tests/install_programs.sh
	touch $@

# What reading spends its time in is compiled, once for the same sources, where there is a C compiler; what is changed while
# QA_INTERPRETED is set runs as it is.
native: $(VENV)/.installed
	$(BIN)/python -m index.native_build

run: native
	$(BIN)/python -m qa index corpus
	$(BIN)/python app.py --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-test native
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint test

train: $(VENV)/.installed
	$(BIN)/python -m qa train

# The benchmark of docs/benchmarks.md: make bench FOLDERS="SMALL ... LARGE" GOLD="QUESTIONS.jsonl=FOLDER ..." [TO=FILE]
# What is done is kept in WORK: the same command goes on with the rest. ONLY="stages growth ..." measures these parts.
WORK   ?= .qa/bench
bench: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[bench]'
	test -n "$(FOLDERS)" -a -n "$(GOLD)" || { echo 'make bench FOLDERS="SMALL ... LARGE" GOLD=QUESTIONS.jsonl=FOLDER'; exit 2; }
	mkdir -p $(WORK)
	$(BIN)/python -m qa.evaluation.bench all $(FOLDERS) $(foreach set,$(GOLD),--gold $(set)) \
	    --work $(WORK) $(if $(SIZES),--sizes $(SIZES)) $(foreach part,$(ONLY),--only $(part)) \
	    --to $(or $(TO),$(WORK)/result.json)

# How fast each format is read, on files made for it (or FOLDER=...); takes minutes.
bench-read: $(VENV)/.installed-test
	test -n "$(FOLDER)" || $(BIN)/python -m tests.files.make_large .qa/bench
	$(BIN)/python -m qa.evaluation.bench_reading $(or $(FOLDER),.qa/bench)

clean:
	rm -rf $(VENV) .qa build

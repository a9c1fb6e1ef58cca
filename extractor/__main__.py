"""`python -m extractor` is the command `raingan`."""

from extractor.cli import main

main()

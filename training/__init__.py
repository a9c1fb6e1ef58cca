"""How the learned tables in normalizer/data are made: run by hand (see training/README.md), never by users."""

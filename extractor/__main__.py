"""`python -m extractor` is `raingan`; the processes that read files load this module too, and need no command line."""

from typing import NoReturn


def main() -> NoReturn:
    """Run the command."""
    from extractor.cli.main import main

    main()


if __name__ == "__main__":
    main()

"""`python -m extractor` is `raingan`; the processes that read files load this module too, and need no command line."""

from typing import NoReturn


def main() -> NoReturn:
    """Run the command.

    Returns:
        Never.

    Raises:
        SystemExit: Always, with the exit code.
    """
    from extractor.cli.main import run_command_line

    run_command_line()


if __name__ == "__main__":
    main()

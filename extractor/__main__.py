"""`python -m extractor` is `raingan`; the processes that read files load this module too, and need no command line."""

import gc
import sys
from typing import NoReturn

from extractor.cli.kept_answers import kept_answer
from extractor.cli.streams import replace_unwritable_letters
from extractor.garbage import GC_THRESHOLDS


def main() -> NoReturn:
    """Run the command.

    Returns:
        Never.

    Raises:
        SystemExit: Always, with the exit code.
    """
    answer = kept_answer(sys.argv[1:])
    if answer is not None:
        replace_unwritable_letters()
        sys.stdout.write(answer)
        sys.exit()
    gc.set_threshold(*GC_THRESHOLDS)
    from extractor.cli.main import run_command_line

    run_command_line()


if __name__ == "__main__":
    main()

"""What a run says besides what became of its files: of the program's own files, and of reports that are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor import messages
from extractor.messages import Severity

# So many files a message names at most.
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a user should know of a dataset.

    Attributes:
        key: Key of its message (see `extractor.messages`).
        files: The files that it is about.
    """

    key: str
    files: tuple[str, ...]

    @property
    def code(self) -> str:
        """What it is, kebab-case and stable."""
        return messages.code_of(self.key)

    @property
    def severity(self) -> Severity:
        """How grave it is: `warning` or `info`."""
        return messages.severity_of(self.key)

    def message(self, language: str) -> str:
        """What it says.

        Args:
            language: `th`, `en`, or a further language (ISO 639-1); English stands in where that has no text.

        Returns:
            The message; of many files it names the first ones.

        >>> Notice("reports-kept", ("ก.pdf", "ข.pdf")).message("en").rpartition(": ")[2]
        'ก.pdf, ข.pdf'
        """
        names = ", ".join(self.files[:_MOST_NAMED])
        if len(self.files) > _MOST_NAMED:
            names += ", …"
        return messages.text(
            self.key, language, count=len(self.files), names=names
        )


def notices_of(*told: tuple[str, Sequence[str]]) -> Iterator[Notice]:
    """Make notices of what there is to tell.

    Args:
        *told: Keys of messages, each with the files that it is about.

    Yields:
        A notice for each key that has files.
    """
    for key, files in told:
        if files:
            yield Notice(key, tuple(files))

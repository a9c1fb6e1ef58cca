"""A report of a dataset on the terminal: what was printed, what is published, and which rule made the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from extractor.checks.structure import TITLES
from extractor.cli.diff_view import diff, rendered
from extractor.errors import UsageError
from extractor.model import FIELDS
from normalizer import Change

Content = Mapping[str, Any]


def explain(content: Content, measure_number: int | None) -> None:
    """Print the measures of a report, or one of them. Raises UsageError where there is no such measure."""
    console = Console(highlight=False)
    colours = bool(console.color_system) and not console.no_color
    measures = [m for m in content["measures"] if measure_number in (None, m["number"])]
    if not measures:
        numbers = ", ".join(str(measure["number"]) for measure in content["measures"]) or "-"
        raise UsageError(
            f"รายงานนี้ไม่มีมาตรการที่ {measure_number} ที่มีคือ {numbers}",
            f"The report has no measure {measure_number}. There are: {numbers}",
        )
    console.print(_heading(content), soft_wrap=True)
    for measure in measures:
        for line in _measure(measure, colours=colours):
            console.print(line, soft_wrap=True)


def _heading(content: Content) -> Text:
    row = content["report"]
    who = f"{row['agency'] or '?'} {row['fiscal_year_be'] or '?'}"
    return Text.assemble((who, "bold"), f" · {row['source_file']} · {row['report_id']} · {row['status']}")


def _measure(measure: Content, *, colours: bool) -> Iterator[Text]:
    pages = [
        str(part["page_no"]) + (f" ({part['joined_by']})" if part["joined_by"] else "") for part in measure["fragments"]
    ]
    where = f"หน้า/page {', '.join(pages)} · ความเชื่อมั่น/confidence {measure['confidence']:.2f}"
    yield Text()
    yield Text.assemble((f"มาตรการ/measure {measure['number']}", "bold"), f" · {where}")
    for name in FIELDS:
        items = measure["fields"][name]["items"]
        if items:
            yield Text.assemble("  ", (f"{TITLES[name]} / {name}", "underline"))
        for item in items:
            yield from _item(item, colours=colours)


def _item(item: Content, *, colours: bool) -> Iterator[Text]:
    changes = [Change(**{**change, "span": tuple(change["span"])}) for change in item["changes"]]
    first = item["fragments"][0] if item["fragments"] else {}
    place = f"    [{first.get('page_no', '?')} · {first.get('read_by', '?')} · {item['confidence']:.2f}] "
    line = rendered(diff(item["raw"], changes), colours=colours)
    yield Text.assemble((place, "dim"), (item["marker"], "dim"), line)
    if changes:
        yield Text.assemble("        ", (", ".join(_rules(changes)), "dim"))


def _rules(changes: Sequence[Change]) -> Iterator[str]:
    """Each rule with its confidence, and how often it was applied; what is only suggested has a question mark."""
    counts = Counter((c.rule + "?" * (c.status == "suggested"), f"{c.confidence:.2f}") for c in changes)
    for (rule, sure), count in counts.items():
        yield f"{rule} {sure}" + (f" ×{count}" if count > 1 else "")

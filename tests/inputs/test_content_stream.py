"""Content streams are cut into operations as pdfminer cuts them, whatever they hold."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword

from extractor.inputs.pdf.content_stream import operations

# What streams are made of, whole and broken.
PIECES = (
    *(
        b" ",
        b"\n",
        b"\r",
        b"\x00",
        b"\xe0",
        b"%",
        b"% note\n",
        b"#",
        b"{",
        b"}",
    ),
    *(b"1", b"-2", b"+3.", b".5", b"-.25", b"4.5.6", b"-", b"--7", b"."),
    *(b"Tj", b"T*", b"'", b'"', b"re", b"BI", b"ID", b"EI ", b"true", b"null"),
    *(
        b"(",
        b")",
        b"(text)",
        b"(\\)\\(\\\\)",
        b"(\\101\\7)",
        b"(\\q\\\n)",
        b"\\777",
        b"(\\\r\n)",
        b"(a(b))",
    ),
    *(b"<", b">", b"<0E01>", b"<0e 0>", b"<<", b">>", b"[", b"]"),
    *(b"/F1", b"/", b"/A#20B", b"/\xff"),
)
STREAMS = st.lists(
    st.lists(st.sampled_from(PIECES), max_size=20).map(b"".join),
    min_size=1,
    max_size=3,
)


def cut(streams: list[bytes]) -> list[Any]:
    """What the streams hold; last the kind of error that ends them."""
    values: list[Any] = []
    try:
        for operator, operands in operations(
            [PDFStream({}, data) for data in streams]
        ):
            values += [*map(repr, operands), operator]
    except Exception as error:
        values.append(type(error))
    return values


def cut_by_pdfminer(streams: list[bytes]) -> list[Any]:
    """The same by the parser of pdfminer; what stands behind the last operator is no operation."""
    values: list[Any] = []
    known = 0
    try:
        parser = PDFContentParser([PDFStream({}, data) for data in streams])
        while True:
            value = parser.nextobject()[1]
            is_operator = isinstance(value, PSKeyword)
            values.append(
                value.name.decode("utf-8", "ignore")
                if is_operator
                else repr(value)
            )
            known = len(values) if is_operator else known
    except PSEOF:
        return values[:known]
    except Exception as error:
        return [*values[:known], type(error)]


@given(STREAMS)
@settings(max_examples=400)
@example([b"[<0E01>-3<0E02>]TJ /F1 14 Tf<</ActualText<FEFF0E01>>>BDC"])
@example([b"q 1 0 0 1 72", b"700 cm BT (a\\(b\\)) Tj"])
def test_a_stream_is_cut_as_pdfminer_cuts_it(streams: list[bytes]) -> None:
    assert cut(streams) == cut_by_pdfminer(streams)

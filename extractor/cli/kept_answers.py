"""What is asked most often and needs nothing loaded: the version, and the page of help."""

from __future__ import annotations

from extractor.version import VERSION

# What the commands say of themselves, 80 columns wide; a test tells when it is no longer that.
HELP = """\
 Usage: raingan [OPTIONS] COMMAND [ARGS]...

 Thai public reports in PDF become clean CSV and JSON. / แปลงรายงานราชการไทยจาก
 PDF เป็นข้อมูล CSV และ JSON

╭─ Options ────────────────────────────────────────────────────────────────────╮
│ --version                   <bool>  Print the version. / แสดงรุ่น              │
│ --install-completion        <bool>  Install completion for the current       │
│                                     shell.                                   │
│ --show-completion           <bool>  Show completion for the current shell,   │
│                                     to copy it or customize the              │
│                                     installation.                            │
│ --help                      <bool>  Show this message and exit.              │
╰──────────────────────────────────────────────────────────────────────────────╯
╭─ Commands ───────────────────────────────────────────────────────────────────╮
│ extract    Read measures reports into a dataset of CSV and JSON files. /     │
│            อ่านรายงานมาตรการเป็นชุดข้อมูล.                                        │
│ tables     Write every table of any document as a CSV of its own. /          │
│            เขียนตารางทุกตารางเป็น CSV.                                          │
│ check      Say what a file is, how it is read, and what would be doubtful. / │
│            ตรวจว่าไฟล์เป็นอะไรและอ่านได้แค่ไหน.                                    │
│ normalize  Repair the Thai of a text and write it, as UTF-8, to standard     │
│            output. / ซ่อมข้อความภาษาไทย.                                       │
│ export     Write a dataset in another format, or into a database. /          │
│            ส่งออกชุดข้อมูลเป็นรูปแบบอื่นหรือลงฐานข้อมูล.                                │
│ explain    Show what was printed beside what is published, with the rule of  │
│            each change. / แสดงที่มาของข้อความ.                                  │
│ report     Write a dataset as a page to look at, audit.html. /               │
│            เขียนหน้าเว็บสำหรับตรวจชุดข้อมูล.                                        │
│ review     Serve a page on which a person checks a dataset, cell by cell. /  │
│            เปิดหน้าเว็บสำหรับตรวจทานทีละช่อง.                                      │
│ sample     Draw cells by chance, sure ones too, to check and to count errors │
│            in. / สุ่มช่องสำหรับตรวจนับข้อผิดพลาด.                                   │
│ certify    Write the error rates that a checked sample tells, to sign. /     │
│            เขียนใบรับรองอัตราความผิดพลาดสำหรับลงนาม.                              │
│ decisions  List what people decided about a dataset, merge, export. / แสดง   │
│            รวม และส่งออกการตัดสินของผู้ตรวจ.                                      │
│ doctor     Say what is installed, what is missing, and the one command that  │
│            mends it. / ตรวจการติดตั้ง.                                          │
│ forms      Forms of report: which are known, a draft of a new one, whether   │
│            files fit. / แบบรายงาน                                            │
╰──────────────────────────────────────────────────────────────────────────────╯

 Exit codes: 0 all read · 2 the command makes no sense or its output cannot be
 written · 3 some files failed, the others are written · 4 something needed is
 not installed · 130 interrupted
"""


def kept_answer(arguments: list[str]) -> str | None:
    """Answer at once what depends on nothing: loading all commands takes ten times as long.

    Args:
        arguments: What was typed behind `raingan`.

    Returns:
        What is printed, or None where a command must run.

    >>> kept_answer(["extract", "samples", "-o", "out"])
    """
    if arguments == ["--version"]:
        return f"raingan {VERSION}\n"
    return HELP if arguments == ["--help"] else None

"""The parameters that commands over a dataset have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.options import Options

DatasetFolder = Annotated[
    Path, typer.Argument(help="Folder of a dataset. / โฟลเดอร์ชุดข้อมูล")
]
SourcePaths = Annotated[
    list[Path] | None,
    typer.Option(
        "--sources",
        help="Files that were read, or their folder: for pictures of pages. / ไฟล์ต้นทาง",
    ),
]
PasswordOfSources = Annotated[
    str | None,
    typer.Option(
        "--password", help=Options.model_fields["password"].description
    ),
]

"""The fonts that training lines are printed in: fetched from Debian and npm, and chosen as reports choose them.

`python -m training.reader.fonts` puts them under build/reader/fonts (`--debian`: those of Debian alone). Only pictures
of text leave the training; the fonts themselves are not shipped.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from PIL import ImageFont

FOLDER = Path(__file__).parents[2] / "build" / "reader" / "fonts"
_DEBIAN = (
    "fonts-tlwg-garuda-ttf",
    "fonts-tlwg-kinnari-ttf",
    "fonts-tlwg-laksaman-ttf",
    "fonts-tlwg-loma-ttf",
    "fonts-tlwg-norasi-ttf",
    "fonts-tlwg-sawasdee-ttf",
    "fonts-tlwg-typist-ttf",
    "fonts-tlwg-umpush-ttf",
    "fonts-tlwg-waree-ttf",
    "fonts-arundina",
    "fonts-noto-core",
    "fonts-dejavu-core",
    "fonts-liberation",
    "fonts-crosextra-carlito",
)
# The files of those packages that are used.
_DEBIAN_FILES = re.compile(
    r"/(tlwg|arundina)/|Noto(Sans|Serif|Looped)Thai|NotoSansSymbols2?-R|DejaVuSans(-Bold)?\.ttf|Liberation(Serif|Sans)-|Carlito-"
)
_FONTSOURCE_LIST = """
sarabun prompt kanit mitr niramit k2d krub chakra-petch bai-jamjuree trirong
taviraj pridi maitree ibm-plex-sans-thai ibm-plex-sans-thai-looped noto-sans-thai
noto-serif-thai anuphan athiti kodchasan koho
"""
_FONTSOURCE = [f"@fontsource/{family}" for family in _FONTSOURCE_LIST.split()]
_SARABUN = "font-th-sarabun-new"
# Files of a Fontsource package: the weights that documents use.
_WEIGHTS = re.compile(r"-thai-(400|700)-(normal|italic)\.woff2$")
_SUBSET = re.compile(r"-thai-(?=\d)")
# How often a family is chosen: the letters of most public bodies are Sarabun's.
_FAMILY_SHARES = {"thsarabunnew": 0.30, "laksaman": 0.09, "sarabun": 0.12}
# How often a bold or an italic face of a family is chosen, beside the regular one.
_BOLD_RATIO = 0.45
_ITALIC_RATIO = 0.1
# What the names of files tell of their faces.
_BOLD = re.compile("Bold|bold|-700-")
_ITALIC = re.compile("Italic|Oblique|italic")
_SYMBOLS = re.compile("Symbols|DejaVu|Liberation|Carlito")
# A face that draws this is Thai.
_THAI_SAMPLE = "กำที่"


@dataclass(frozen=True, slots=True)
class Face:
    """A font file.

    Attributes:
        path: The file.
        family: Its family in lower case.
        bold: Whether it is bold.
        italic: Whether it is italic or oblique.
        characters: The characters that it draws.
    """

    path: Path
    family: str
    bold: bool
    italic: bool
    characters: frozenset[str]

    def draws(self, text: str) -> bool:
        """Tell whether it has every character of a text.

        Args:
            text: Any text, such as `กำที่`.

        Returns:
            Whether none is missing.
        """
        return self.characters.issuperset(text)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The faces to print in, and those that lend them bullets and ticked boxes.

    Attributes:
        faces: Faces that draw Thai.
        symbols: Faces that lend characters.
        weights: How often each of `faces` is chosen.
    """

    faces: tuple[Face, ...]
    symbols: tuple[Face, ...]
    weights: tuple[float, ...]

    def choose(self, rng: random.Random) -> Face:
        """Choose a face, as often as documents use it.

        Args:
            rng: Decides.

        Returns:
            One of the faces.
        """
        return rng.choices(self.faces, self.weights)[0]

    def lenders(self, face: Face, rng: random.Random) -> list[Face]:
        """Choose who lends a face the characters that it lacks.

        Args:
            face: The face.
            rng: Decides about the order of those that look alike.

        Returns:
            Faces of the same weight and slant, then regular ones; the first that has a character lends it.
        """
        alike: list[Face] = []
        regular: list[Face] = []
        for lender in self.symbols:
            if (lender.bold, lender.italic) == (face.bold, face.italic):
                alike.append(lender)
            elif not lender.bold and not lender.italic:
                regular.append(lender)
        return rng.sample(alike, len(alike)) + regular


@cache
def shelf(folder: Path = FOLDER) -> Shelf:
    """Open the fetched fonts.

    Args:
        folder: Where `fetch` put them.

    Returns:
        The fonts.

    Raises:
        FileNotFoundError: There are none.
    """
    faces = [_face(path) for path in sorted(folder.glob("*.ttf"))]
    thai = tuple(face for face in faces if face.draws(_THAI_SAMPLE))
    if not thai:
        raise FileNotFoundError(
            f"no fonts in {folder}: run python -m training.reader.fonts"
        )
    symbols = tuple(face for face in faces if _SYMBOLS.search(face.path.name))
    return Shelf(thai, symbols, tuple(_weights(thai)))


def _face(path: Path) -> Face:
    with TTFont(path, lazy=True) as font:
        characters = frozenset(map(chr, font.getBestCmap()))
    is_bold = bool(_BOLD.search(path.name))
    is_italic = bool(_ITALIC.search(path.name))
    return Face(path, _family(path.stem), is_bold, is_italic, characters)


def _family(stem: str) -> str:
    """The family that a file's name tells: what stands before the weight."""
    if "-thai-" in stem:  # a file of Fontsource
        return re.split(r"-thai-\d", stem)[0]
    return re.split(r"[-_]|Bold|Italic|Oblique", stem)[0].lower()


def _weights(faces: Sequence[Face]) -> Iterator[float]:
    """A family's share is divided among its faces: regular before bold before italic."""
    families = {face.family for face in faces}
    given = sum(_FAMILY_SHARES.get(family, 0.0) for family in families)
    share_of_rest = (1 - given) / len(families - _FAMILY_SHARES.keys())
    for face in faces:
        family_share = _FAMILY_SHARES.get(face.family, share_of_rest)
        ratios = [
            _ratio(member) for member in faces if member.family == face.family
        ]
        yield family_share * _ratio(face) / sum(ratios)


def _ratio(face: Face) -> float:
    """How often a face is chosen beside a regular one of its family."""
    weight = _BOLD_RATIO if face.bold else 1.0
    slant = _ITALIC_RATIO if face.italic else 1.0
    return weight * slant


@cache
def loaded(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Load a font; its marks are stacked by raqm.

    Args:
        path: The font.
        size: Its size in pixels.

    Returns:
        The font, ready to draw.
    """
    return ImageFont.truetype(
        str(path), size, layout_engine=ImageFont.Layout.RAQM
    )


def fetch(folder: Path = FOLDER, *, npm: bool = True) -> None:
    """Fetch the fonts; what is there already stays.

    Args:
        folder: Where they go.
        npm: Whether those of npm are fetched besides those of Debian.

    Raises:
        subprocess.CalledProcessError: Debian's packages cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    packages = (_SARABUN, *_FONTSOURCE) if npm else ()
    with TemporaryDirectory() as temporary:
        work = Path(temporary)
        _fetch_debian(work, folder)
        for package in packages:
            _fetch_npm(package, work, folder)
    print(f"{len(list(folder.glob('*.ttf')))} fonts in {folder.name}/")


def _fetch_debian(work: Path, folder: Path) -> None:
    subprocess.run(
        ["apt-get", "download", "-qq", *_DEBIAN],
        cwd=work,
        check=True,
        capture_output=True,
    )
    for package in work.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, work / "debian"], check=True)
    for path in (work / "debian" / "usr" / "share" / "fonts").glob("**/*.ttf"):
        if _DEBIAN_FILES.search(str(path)):
            path.replace(folder / path.name)


def _fetch_npm(name: str, work: Path, folder: Path) -> None:
    """The fonts of an npm package; one that the registry lacks is told and passed over."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", name],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    if packed.returncode:
        print(f"not to be had: {name}")
        return
    unpacked = work / name.replace("/", "-")
    with tarfile.open(work / packed.stdout.split()[-1]) as archive:
        archive.extractall(unpacked, filter="data")
    for path in [*unpacked.glob("**/*.ttf"), *unpacked.glob("**/*.TTF")]:
        path.replace(folder / path.with_suffix(".ttf").name)
    for path in unpacked.glob("**/*.woff2"):
        if _WEIGHTS.search(path.name):
            _merge(
                path, path.with_name(_SUBSET.sub("-latin-", path.name)), folder
            )


def _merge(thai: Path, latin: Path, folder: Path) -> None:
    """The Thai and the Latin subset of a font become one file."""
    parts = []
    for path in (thai, latin):
        with TTFont(path) as font:
            font.flavor = None
            font.save(path.with_suffix(".ttf"))
        parts.append(str(path.with_suffix(".ttf")))
    Merger().merge(parts).save(folder / thai.with_suffix(".ttf").name)


if __name__ == "__main__":
    fetch(npm="--debian" not in sys.argv)

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
_TLWG = ("garuda", "kinnari", "laksaman", "loma", "norasi", "sawasdee", "typist", "umpush", "waree")
_DEBIAN = (
    *(f"fonts-tlwg-{name}-ttf" for name in _TLWG),
    *("fonts-arundina", "fonts-noto-core", "fonts-dejavu-core", "fonts-liberation", "fonts-crosextra-carlito"),
)
_DEBIAN_FILES = re.compile(
    r"/(tlwg|arundina)/|Noto(Sans|Serif|Looped)Thai|NotoSansSymbols2?-R|DejaVuSans(-Bold)?\.ttf|Liberation(Serif|Sans)-|Carlito-"
)
_FONTSOURCE = (
    *("sarabun", "prompt", "kanit", "mitr", "niramit", "k2d", "krub", "chakra-petch", "bai-jamjuree", "trirong"),
    *("taviraj", "pridi", "maitree", "ibm-plex-sans-thai", "ibm-plex-sans-thai-looped", "noto-sans-thai"),
    *("noto-serif-thai", "anuphan", "athiti", "kodchasan", "koho"),
)
_SARABUN = "font-th-sarabun-new"
# Files of a Fontsource package: the weights that documents use.
_WEIGHTS = re.compile(r"-thai-(400|700)-(normal|italic)\.woff2$")
_SUBSET = re.compile(r"-thai-(?=\d)")
# How often a family is chosen: the letters of most public bodies are Sarabun's.
_SHARES = (("thsarabunnew", 0.30), ("laksaman", 0.09), ("sarabun", 0.12))
_BOLD, _ITALIC, _SYMBOLS = (
    re.compile("Bold|bold|-700-"),
    re.compile("Italic|Oblique|italic"),
    re.compile("Symbols|DejaVu|Liberation|Carlito"),
)


@dataclass(frozen=True, slots=True)
class Face:
    """A font file, its family in lower case, and the characters that it draws."""

    path: Path
    family: str
    bold: bool
    italic: bool
    characters: frozenset[str]

    def draws(self, text: str) -> bool:
        """Whether it has every character of a text."""
        return self.characters.issuperset(text)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The faces to print in, and those that lend them bullets and ticked boxes."""

    faces: tuple[Face, ...]
    symbols: tuple[Face, ...]
    weights: tuple[float, ...]

    def choose(self, chance: random.Random) -> Face:
        """A face, as often as documents use it."""
        return chance.choices(self.faces, self.weights)[0]

    def lenders(self, face: Face, chance: random.Random) -> list[Face]:
        """Faces of about a face's weight that lend it characters, the first one first."""
        found = [other for other in self.symbols if (other.bold, other.italic) == (face.bold, face.italic)]
        rest = [other for other in self.symbols if other not in found and not other.bold and not other.italic]
        return chance.sample(found, len(found)) + rest


@cache
def shelf(folder: Path = FOLDER) -> Shelf:
    """The fetched fonts. Raises FileNotFoundError where there are none."""
    faces = [_face(path) for path in sorted(folder.glob("*.ttf"))]
    thai = tuple(face for face in faces if face.draws("กำที่"))
    if not thai:
        raise FileNotFoundError(f"no fonts in {folder}: run python -m training.reader.fonts")
    symbols = tuple(face for face in faces if _SYMBOLS.search(face.path.name))
    return Shelf(thai, symbols, tuple(_weights(thai)))


def _face(path: Path) -> Face:
    with TTFont(path, lazy=True) as font:
        characters = frozenset(map(chr, font.getBestCmap()))
    family = re.split(r"[-_]|Bold|Italic|Oblique", path.stem)[0].lower()
    if "-thai-" in path.stem:
        family = re.split(r"-thai-\d", path.stem)[0]
    return Face(path, family, bool(_BOLD.search(path.name)), bool(_ITALIC.search(path.name)), characters)


def _weights(faces: Sequence[Face]) -> Iterator[float]:
    """A family's share is divided among its faces: regular before bold before italic."""
    shares = dict(_SHARES)
    families = {face.family for face in faces}
    rest = (1 - sum(shares.get(family, 0.0) for family in families)) / len(families - shares.keys())
    for face in faces:
        kin = [other for other in faces if other.family == face.family]
        yield shares.get(face.family, rest) * _rank(face) / sum(map(_rank, kin))


def _rank(face: Face) -> float:
    return (0.3 if face.bold else 1.0) * (0.1 if face.italic else 1.0)


@cache
def loaded(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A font at a size in pixels, its marks stacked by raqm."""
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)


def fetch(folder: Path = FOLDER, *, npm: bool = True) -> None:
    """Fetch all fonts into a folder, or those of Debian alone; what is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        work = Path(temporary)
        _fetch_debian(work, folder)
        for name in (_SARABUN, *(f"@fontsource/{family}" for family in _FONTSOURCE)) if npm else ():
            _fetch_npm(name, work, folder)
    print(f"{len(list(folder.glob('*.ttf')))} fonts in {folder.name}/")


def _fetch_debian(work: Path, folder: Path) -> None:
    subprocess.run(["apt-get", "download", "-qq", *_DEBIAN], cwd=work, check=True, capture_output=True)
    for package in work.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, work / "debian"], check=True)
    for path in (work / "debian" / "usr" / "share" / "fonts").glob("**/*.ttf"):
        if _DEBIAN_FILES.search(str(path)):
            path.replace(folder / path.name)


def _fetch_npm(name: str, work: Path, folder: Path) -> None:
    """The fonts of an npm package; one that the registry lacks is told and passed over."""
    packed = subprocess.run(["npm", "pack", "--silent", name], cwd=work, capture_output=True, text=True, check=False)
    if packed.returncode:
        print(f"not to be had: {name}")
        return
    place = work / name.replace("/", "-")
    with tarfile.open(work / packed.stdout.split()[-1]) as archive:
        archive.extractall(place, filter="data")
    for path in [*place.glob("**/*.ttf"), *place.glob("**/*.TTF")]:
        path.replace(folder / path.with_suffix(".ttf").name)
    for path in place.glob("**/*.woff2"):
        if _WEIGHTS.search(path.name):
            _merge(path, path.with_name(_SUBSET.sub("-latin-", path.name)), folder)


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

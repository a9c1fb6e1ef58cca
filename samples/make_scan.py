"""Print a sample report and scan it, as an office machine would.

Run ``python samples/make_scan.py [--out DIR]``. It needs what raingan itself needs.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

HERE = Path(__file__).resolve().parent
PRINTED, SCANNED = "chiang-khan-2563--web.pdf", "chiang-khan-2563--scan.pdf"
PAGES, DPI, QUALITY, SEED = 4, 200, 32, 2563


def main() -> None:
    """Write the scan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    out = parser.parse_args().out
    chance = np.random.default_rng(SEED)
    with pypdfium2.PdfDocument(HERE / PRINTED) as document:
        pages = [scanned(document[number], chance) for number in range(PAGES)]
    pages[0].save(
        out / SCANNED,
        save_all=True,
        append_images=pages[1:],
        resolution=DPI,
        quality=QUALITY,
    )


def scanned(
    page: pypdfium2.PdfPage, chance: np.random.Generator
) -> Image.Image:
    """A page laid on the glass a little askew: grey, soft, noisy, darker towards one side."""
    grey = (
        page.render(scale=DPI / 72, grayscale=True)
        .to_numpy()
        .astype(np.float32)
    )
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D(
        (width / 2, height / 2), chance.uniform(-0.8, 0.8), 1
    )
    grey = cv2.warpAffine(grey, matrix, (width, height), borderValue=(255,))
    grey = cv2.GaussianBlur(grey, (0, 0), 0.7) * 0.92
    grey = (
        grey
        - np.linspace(0, chance.uniform(10, 40), width)
        + chance.normal(0, 4, grey.shape)
    )
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


if __name__ == "__main__":
    main()

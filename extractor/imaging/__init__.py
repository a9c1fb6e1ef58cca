"""Pixels only: a page image is turned, straightened, and cut into rulings, connected components and lines."""

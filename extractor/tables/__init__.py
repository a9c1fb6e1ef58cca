"""Strokes and glyphs become tables, stitched over pages."""

"""The OCR engines besides our own reader."""

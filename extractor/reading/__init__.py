"""A source becomes pages: glyphs and strokes of a PDF, or the tables of a transcript."""

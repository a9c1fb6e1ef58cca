"""Pictures of lines become text: what an OCR engine is, which ones there are, and how they are run."""

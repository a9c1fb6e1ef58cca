"""Pages of a PDF: its text layer and rulings, whether they can be believed, and pictures of its pages."""

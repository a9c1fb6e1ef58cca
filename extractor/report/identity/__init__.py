"""Who reported, for which year."""

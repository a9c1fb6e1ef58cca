"""What the columns of a table hold: evidence from their cells and from their headers."""

"""What the columns of a table hold: their headers, their contents, and the one best way to give each a field."""

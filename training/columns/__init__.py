"""Tables of known contents, made here, and what the program learns from them about the cells of columns."""

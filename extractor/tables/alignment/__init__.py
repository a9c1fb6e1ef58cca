"""Tables told by how their print is aligned: with lines between rows only, shaded cells, or no lines at all."""

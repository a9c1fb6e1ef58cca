"""Misread words: a lattice of readings, and the likeliest way through it."""

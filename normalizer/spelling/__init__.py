"""Misread words: a lattice of what a run of Thai may say, and the likeliest way through it."""

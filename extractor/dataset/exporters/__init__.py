"""The formats of a dataset, one a module."""

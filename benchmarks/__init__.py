"""Accuracy and speed against peers: `make bench`."""

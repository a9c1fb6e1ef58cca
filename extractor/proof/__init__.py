"""Proof of a text layer: what its page shows is read, and compared with what it says."""

"""A report's table becomes measures, items and an identity."""

"""Tests of what people decide, and of the page on which they do."""

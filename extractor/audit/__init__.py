"""A dataset as a page to look at: how much, how sure, what was changed, and each page beside what was read from it."""

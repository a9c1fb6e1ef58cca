"""People decide about what was read: a page to do it on, what they decided, and how much of a dataset is wrong."""

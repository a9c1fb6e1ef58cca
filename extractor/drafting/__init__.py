"""Forms that a person declares: a draft made of a file that has such a table, and how well files fit a form."""

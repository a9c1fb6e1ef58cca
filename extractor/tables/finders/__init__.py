"""Ways of finding the tables of a page, one a module."""

"""A path becomes pages: what is found, what kind of file it is, and what a reader of that kind hands on."""

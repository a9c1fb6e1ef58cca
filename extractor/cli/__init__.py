"""The command `raingan`: arguments in, messages and exit codes out. The only package that prints."""

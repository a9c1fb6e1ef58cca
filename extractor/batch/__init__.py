"""Thousands of files: what is still to be read, processes that can be killed, and a ledger to go on from."""

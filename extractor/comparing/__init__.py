"""Many reports side by side: what was copied, sent twice, or dropped from one year to the next."""

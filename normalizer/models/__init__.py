"""Tables that the rules ask: words, syllables, spaces, names."""

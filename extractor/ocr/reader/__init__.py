"""Our own reader of printed Thai: a convolutional net that gives CTC frames, and a beam search behind it."""

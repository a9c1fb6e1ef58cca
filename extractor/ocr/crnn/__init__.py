"""Our own reader of printed Thai: a convolutional recurrent net (CRNN) with a CTC beam search behind it."""

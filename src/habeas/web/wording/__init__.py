"""Values of the register in plain words of the reader's language."""

"""Pages for people: what the register knows, each value with the sentence it came from. Reads the register and writes nothing."""

"""What is kept: captures, readings and decisions, which only ever grow, and the record folded from them."""

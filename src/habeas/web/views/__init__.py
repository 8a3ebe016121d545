"""The pages, one function each: what is asked is checked, one question goes to the register, a template shows the answer."""

"""Lists of people as organisations publish them: read, kept edition by edition, held against each other."""

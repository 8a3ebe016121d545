"""How the English pipeline is made: treebanks in, variations, two trained parts, one packaged spaCy pipeline out."""

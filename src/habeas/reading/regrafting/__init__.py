"""Branches that the parser hung where they cannot belong, hung where they do.

In: a tree just copied, of which nothing has been asked yet. Out: the tree, mended in place. Always true: a tree stays a tree.
Among what is mended are verbs coordinated with a form that they do not go with ("was arrested on suspicion of planning a coup and
*sentenced* two years later" plans no sentencing), relative clauses without a pronoun, and participles that took the subject of
the sentence ("reporters *associated* with it were arrested").
"""

from habeas.reading.regrafting.grafting import regraft

__all__ = ["regraft"]

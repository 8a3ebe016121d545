"""Search: people, events and kept texts found by words, whatever their spelling and script.

`words` cuts and folds texts; `index` keeps what is searched up to date with the record; `terms` are what is searched for;
`asking` answers questions; `snippets` shows where the words stand in a text.
"""

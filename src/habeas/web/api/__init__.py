"""The register over HTTP, for programs: what is read here is what the pages show.

`values` makes the form of answers from the register's own values, `leaves` cuts long answers, `problems` says what was wrong,
`asking` lets in who may ask, `reading` has the addresses of the API, `reconciling` those of the Reconciliation Service API.
"""

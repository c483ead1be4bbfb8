"""What readers get: claims as lines of prose, dated briefs in Markdown and HTML.

`view` turns a claim of the output contract into the few strings that a person reads; `brief` sorts many of them into a
dated, sourced summary; `markdown` and `page` write it. Nothing here reads a ledger or a file: rows come in as they stand in
``docs/output.md``.
"""

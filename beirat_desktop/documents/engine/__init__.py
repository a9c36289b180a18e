"""Lays a Document out on pages and writes it as tagged, archivable PDF.

The way of a paper: `story` turns its parts into structure elements and rows (`rows`, `lines`, `tables`), `flow` puts
the rows on pages (`page`), `letter` and `furniture` add what belongs to the sheet, `output` writes the file (`pdf`,
`structure`, `metadata`, `fonts`).
"""

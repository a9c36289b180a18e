"""Lays a Document out on pages and writes it as tagged, archivable PDF.

The way of a paper: `story` turns its parts into structure elements and rows (`rows`, `tables`, `charts`), with `blocks`
for what was written in the editor and `lines` for the breaking of lines. `flow` puts the rows on pages (`page`),
`letter` and `furniture` add what belongs to the sheet, `output` writes the file (`pdf`, `structure`, `metadata`,
`fonts`, `images`). The structure is built before layout and filled while drawing, so a paragraph or table over two
pages is one element, and the order of reading does not depend on the order of drawing.

ReportLab reads the font files, cuts their subsets and lays out the charts; HarfBuzz shapes what is more than one glyph
beside the other. Why the file and the pictures are not ReportLab's stands, with figures, in
`packaging/benchmark/FIGURES.md`.
"""

"""Texts of other programs: what lies on the clipboard, .docx and .odt, read into the subset the papers know."""

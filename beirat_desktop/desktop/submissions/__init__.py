"""Taking in motions that came as a PDF."""

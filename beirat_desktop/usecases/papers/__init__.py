"""Motions, templates and reports, with their letters, references and files."""

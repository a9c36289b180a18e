"""Motions that come in as a PDF."""

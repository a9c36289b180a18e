"""Excerpts from the minutes."""

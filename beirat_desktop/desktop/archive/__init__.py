"""Ablage: everything that was ever issued."""

"""A password on the record."""

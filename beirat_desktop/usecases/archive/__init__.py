"""What was issued, as it went out."""

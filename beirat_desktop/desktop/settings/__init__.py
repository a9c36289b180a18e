"""What the office sets for itself."""

"""What goes to whom by which way, and who says to come."""

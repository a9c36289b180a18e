"""What the council's work is and what its rules are; imports Python only."""

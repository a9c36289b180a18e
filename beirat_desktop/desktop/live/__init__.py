"""Leading a meeting: who is there, and what comes out at each item."""

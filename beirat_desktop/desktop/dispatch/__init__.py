"""Who got the papers of a meeting and how, and who says to come."""

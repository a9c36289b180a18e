"""Schriftstücke and Auswertung: papers that have no desk of their own, and what of every paper goes public."""

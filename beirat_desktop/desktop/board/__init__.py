"""The desk of a faction: its motions by how far they have come."""

"""Committees with their members and factions, persons, organisations."""

"""Persons, committees, factions and organizations."""

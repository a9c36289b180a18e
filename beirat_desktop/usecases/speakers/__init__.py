"""Guests, from the idea to the letter of thanks."""

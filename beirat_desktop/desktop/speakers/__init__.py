"""Guests: who is asked to speak, when, and the letters to them."""

"""Excerpts from the minutes: choosing, issuing, printing."""

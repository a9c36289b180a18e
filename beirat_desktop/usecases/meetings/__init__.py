"""Meetings up to the day: plan, agenda, invitation and the papers for them."""

"""The record as a whole: opening, copies, checks, exchange, settings and users."""

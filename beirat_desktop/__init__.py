"""Beirat Desktop: sessions, motions and resolutions of an advisory council."""

__version__ = "0.1.0"

"""The tests; a package of its own, since others bring a top-level `tests` along."""

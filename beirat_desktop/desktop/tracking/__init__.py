"""The register: where every matter stands, and what became of it."""

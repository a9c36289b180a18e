"""Vorhaben: programmes, projects, declarations, agreements."""

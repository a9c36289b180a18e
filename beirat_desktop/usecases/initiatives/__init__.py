"""Programmes, projects, declarations and agreements: kept, linked, told on a sheet."""

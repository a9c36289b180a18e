"""A record that several workplaces share, on a PostgreSQL."""

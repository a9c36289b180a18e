"""The record's file; the only package that knows SQLAlchemy and Alembic; takes and hands out domain values."""

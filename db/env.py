"""Alembic environment: store.record.upgrade hands in the connection, inside its transaction."""

from alembic import context

from beirat_desktop.store.tables import metadata

connection = context.config.attributes.get("connection")
if connection is None:
    raise SystemExit("The record upgrades itself when it is opened; there is no database to name here.")
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
    include_name=lambda name, kind, _parents: not (kind == "table" and name and name.startswith("search_index")),
)
context.run_migrations()

"""Alembic's way in: it runs on the connection, and within the transaction, that ``upgrade`` opened."""

from alembic import context
from sqlalchemy import Connection

from registry.migrations.head import metadata

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata(),
    # SQLite can undo a CREATE TABLE; alembic does not know that we begin transactions ourselves.
    transactional_ddl=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()

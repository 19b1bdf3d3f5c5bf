"""What Alembic runs the revisions in: the connection it is given, and a version table that never enters the file."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("target_metadata"),
    # The file says its version in its header; Alembic's own note lives and dies with the connection.
    version_table_schema="alembic",
    transactional_ddl=False,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
context.run_migrations()

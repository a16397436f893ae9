"""How the database came to look as it does: Alembic, run at each start before anything is served.

Imports the registry's ground and every slice's tables.
"""

from registry.migrations.head import metadata, upgrade

__all__ = ["metadata", "upgrade"]

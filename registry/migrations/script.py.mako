"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = "${up_revision}"
down_revision: str | None = ${repr(down_revision)}


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "raise NotImplementedError"}

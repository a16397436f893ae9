"""A guide sees which answer did not help."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the question of a call."""
    op.add_column("calls", sa.Column("question", sa.String(64), nullable=True))

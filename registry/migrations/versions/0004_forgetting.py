"""A block's tickets are found at once, so that the blocks of past days are soon dropped."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what the foreign key is checked by."""
    op.create_index("ix_tickets_lease", "tickets", ["lease"])

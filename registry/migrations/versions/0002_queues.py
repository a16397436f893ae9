"""Numbers in blocks, tickets, and what terminals told that could not be."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the queues' tables."""
    op.create_table(
        "number_counters",
        sa.Column("service", sa.String(64), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    op.create_table(
        "number_leases",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("terminal", sa.String(64), nullable=False),
        sa.Column("service", sa.String(64), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("leased_at", sa.Double(), nullable=False),
    )
    op.create_index("ix_number_leases_owner", "number_leases", ["terminal", "service", "day"])
    _make_tickets()
    op.create_table(
        "ticket_conflicts",
        sa.Column("terminal", sa.String(64), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("cause", sa.String(32), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_ticket", sa.String(64), nullable=False),
        sa.Column("last_at", sa.Double(), nullable=False),
    )


def _make_tickets() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("lease", sa.String(64), sa.ForeignKey("number_leases.id"), nullable=False),
        sa.Column("service", sa.String(64), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("site", sa.String(64), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("issued_at", sa.Double(), nullable=False),
        sa.Column("paper", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("desk", sa.String(40), nullable=False),
        sa.Column("called_by", sa.Integer()),
        sa.Column("called_at", sa.Double()),
        sa.Column("last_called_at", sa.Double()),
        sa.Column("ended_at", sa.Double()),
        sa.UniqueConstraint("service", "day", "number"),
        sa.CheckConstraint("paper IN ('pending', 'printed', 'failed', 'unknown')", name="paper"),
        sa.CheckConstraint("state IN ('waiting', 'called', 'served', 'no_show')", name="state"),
    )
    op.create_index("ix_tickets_queue", "tickets", ["site", "day", "service", "state", "issued_at"])

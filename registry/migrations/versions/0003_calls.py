"""Desks, calls, what their ends tell each other, and how many ended how."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the calls' tables."""
    op.create_table(
        "desks",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column(
            "person_id",
            sa.Integer(),
            sa.ForeignKey("people.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
        sa.Column("expires_at", sa.Double(), nullable=False, index=True),
    )
    op.create_table(
        "calls",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("terminal", sa.String(64), nullable=False, index=True),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("topic", sa.String(64), nullable=False),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("state", sa.String(16), nullable=False, index=True),
        sa.Column("due_at", sa.Double()),
        sa.Column("unit_until", sa.Double()),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("people.id", ondelete="SET NULL")),
        sa.Column("desk_id", sa.String(64), index=True),
        sa.Column("outcome", sa.String(16)),
        sa.Column("cause", sa.String(32)),
        sa.CheckConstraint("state IN ('asked', 'ringing', 'accepted', 'connected', 'ended')", name="state"),
        sa.CheckConstraint("(state = 'ended') = (outcome IS NOT NULL)", name="outcome"),
        sa.UniqueConstraint("person_id"),
    )
    op.create_table(
        "call_signals",
        sa.Column("call_id", sa.String(64), sa.ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("side", sa.String(8), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "call_counts",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("language", sa.String(35), primary_key=True),
        sa.Column("topic", sa.String(64), primary_key=True),
        sa.Column("outcome", sa.String(16), primary_key=True),
        sa.Column("cause", sa.String(32), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )

"""Places, people and the fleet."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make their tables."""
    _make_places()
    _make_people()
    _make_fleet()


def _make_places() -> None:
    op.create_table(
        "municipalities",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("telephone", sa.String(40), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("opening_hours", sa.JSON(), nullable=False),
    )
    op.create_table(
        "districts",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
    )
    op.create_table(
        "sites",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("district_id", sa.String(64), sa.ForeignKey("districts.id"), nullable=False, index=True),
        sa.Column("name", sa.String(100), nullable=False),
    )
    op.create_table(
        "services",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("prefix", sa.String(1), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def _make_people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("login", sa.String(64), nullable=False, unique=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
    )
    op.create_table(
        "skills",
        _person(primary_key=True),
        sa.Column("language", sa.String(35), primary_key=True, index=True),
        sa.Column("topic", sa.String(64), primary_key=True),
    )
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _person(nullable=False, index=True),
        sa.Column("expires_at", sa.Double(), nullable=False, index=True),
    )
    op.create_table(
        "failed_sign_ins",
        sa.Column("login_hash", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.Double(), nullable=False, index=True),
    )


def _person(*, primary_key: bool = False, nullable: bool = False, index: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("people.id", ondelete="CASCADE")
    return sa.Column(
        "person_id", sa.Integer(), key, primary_key=primary_key, nullable=nullable, index=index or None
    )


def _make_fleet() -> None:
    op.create_table(
        "terminals",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("public_key", sa.String(43), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("asked_at", sa.Double(), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("site", sa.String(64), sa.ForeignKey("sites.id"), index=True),
        sa.Column("last_report_at", sa.Double()),
        sa.Column("report_json", sa.JSON()),
        sa.CheckConstraint("state IN ('pending', 'approved', 'refused')", name="state"),
    )
    op.create_table(
        "used_tokens",
        sa.Column("unit_id", sa.String(64), primary_key=True),
        sa.Column("jti", sa.String(64), primary_key=True),
        sa.Column("expires_at", sa.Double(), nullable=False, index=True),
    )

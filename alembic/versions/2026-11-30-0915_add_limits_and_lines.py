"""add limits and lines"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "c0d4a1f7b2e9"
down_revision = "b14c904b835e"
branch_labels = None
depends_on = None

STAGES = ("screening", "planning", "filming", "finishing", "checking", "signing")


def upgrade() -> None:
    op.create_table(
        "limits",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["users.id"], name=op.f("fk_limits_changed_by_users"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_limits")),
    )
    with op.batch_alter_table("generations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("profile", sa.String(length=60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("worker", sa.String(length=80), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("line_at", UtcDateTime(), nullable=True))
    op.execute("UPDATE generations SET line_at = created_at")
    with op.batch_alter_table("generations", schema=None) as batch_op:
        batch_op.alter_column("profile", server_default=None)
        batch_op.alter_column("worker", server_default=None)
        batch_op.alter_column("line_at", nullable=False)
        batch_op.create_index("ix_generations_user_id_finished_at", ["user_id", "finished_at"], unique=False)
    _remake_paces("engine", "profile", "stage")


def downgrade() -> None:
    op.execute("DELETE FROM stage_paces WHERE profile <> ''")
    _remake_paces("engine", "stage")
    with op.batch_alter_table("generations", schema=None) as batch_op:
        batch_op.drop_index("ix_generations_user_id_finished_at")
        batch_op.drop_column("line_at")
        batch_op.drop_column("worker")
        batch_op.drop_column("profile")
    op.drop_table("limits")


def _remake_paces(*key: str) -> None:
    """The same rows under another primary key, which SQLite can not change in place."""
    rows = op.get_bind().execute(sa.text("SELECT engine, stage, seconds_per_second, runs FROM stage_paces")).all()
    op.drop_table("stage_paces")
    columns = [
        sa.Column("engine", sa.String(length=60), nullable=False),
        sa.Column("stage", sa.Enum(*STAGES, name="stage", native_enum=False, length=20), nullable=False),
        sa.Column("seconds_per_second", sa.Float(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
    ]
    if "profile" in key:
        columns.append(sa.Column("profile", sa.String(length=60), nullable=False))
    table = op.create_table("stage_paces", *columns, sa.PrimaryKeyConstraint(*key, name=op.f("pk_stage_paces")))
    profile = {"profile": ""} if "profile" in key else {}
    if rows:
        op.bulk_insert(table, [dict(row._mapping) | profile for row in rows])

"""add restrictions, and by whom a comment is hidden"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "b3c07d52e918"
down_revision = "ae8a17a63110"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "restrictions",
        sa.Column("restricter_id", sa.Uuid(), nullable=False),
        sa.Column("restricted_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("restricter_id <> restricted_id", name=op.f("ck_restrictions_not_oneself")),
        sa.ForeignKeyConstraint(["restricted_id"], ["users.id"], name=op.f("fk_restrictions_restricted_id_users")),
        sa.ForeignKeyConstraint(["restricter_id"], ["users.id"], name=op.f("fk_restrictions_restricter_id_users")),
        sa.PrimaryKeyConstraint("restricter_id", "restricted_id", name=op.f("pk_restrictions")),
    )
    with op.batch_alter_table("restrictions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_restrictions_restricted_id"), ["restricted_id"], unique=False)
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hidden_by", sa.String(length=20), nullable=True))
    op.execute("UPDATE comments SET hidden_by = 'maker' WHERE hidden_at IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.drop_column("hidden_by")
    with op.batch_alter_table("restrictions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_restrictions_restricted_id"))
    op.drop_table("restrictions")

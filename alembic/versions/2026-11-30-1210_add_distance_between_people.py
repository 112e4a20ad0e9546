"""add private accounts, requests to follow, blocks and mutes"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "d21f7c5a9b34"
down_revision = "d5e83f6a17c4"
branch_labels = None
depends_on = None

PAIRS = {"follow_requests": ("follower_id", "followee_id"), "blocks": ("blocker_id", "blocked_id"),
         "mutes": ("muter_id", "muted_id")}  # fmt: skip


def upgrade() -> None:
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_private", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("are_likes_public", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.alter_column("is_private", server_default=None)
        batch_op.alter_column("are_likes_public", server_default=None)
    for table, (one, other) in PAIRS.items():
        checks = [] if table == "follow_requests" else [
            sa.CheckConstraint(f"{one} <> {other}", name=op.f(f"ck_{table}_not_oneself"))
        ]  # fmt: skip
        op.create_table(
            table,
            sa.Column(one, sa.Uuid(), nullable=False),
            sa.Column(other, sa.Uuid(), nullable=False),
            sa.Column("created_at", UtcDateTime(), nullable=False),
            *checks,
            sa.ForeignKeyConstraint([one], ["users.id"], name=op.f(f"fk_{table}_{one}_users")),
            sa.ForeignKeyConstraint([other], ["users.id"], name=op.f(f"fk_{table}_{other}_users")),
            sa.PrimaryKeyConstraint(one, other, name=op.f(f"pk_{table}")),
        )
    op.create_index("ix_follow_requests_followee_id_created_at", "follow_requests", ["followee_id", "created_at"])
    op.create_index(op.f("ix_blocks_blocked_id"), "blocks", ["blocked_id"])
    op.create_index(op.f("ix_mutes_muted_id"), "mutes", ["muted_id"])
    op.create_index("ix_follows_follower_id_created_at", "follows", ["follower_id", "created_at"])
    op.create_index("ix_likes_user_id_created_at", "likes", ["user_id", "created_at"])


def downgrade() -> None:
    op.drop_index("ix_likes_user_id_created_at", table_name="likes")
    op.drop_index("ix_follows_follower_id_created_at", table_name="follows")
    for table in reversed(PAIRS):
        op.drop_table(table)
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_column("are_likes_public")
        batch_op.drop_column("is_private")

"""add reposts"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "e6b1d9a37c52"
down_revision = "d2a8c6f04b71"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reposts",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.String(length=200), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_reposts_post_id_posts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_reposts_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "post_id", name=op.f("pk_reposts")),
    )
    op.create_index("ix_reposts_user_id_created_at", "reposts", ["user_id", "created_at"])
    op.create_index("ix_reposts_post_id_created_at", "reposts", ["post_id", "created_at"])
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("repost_count", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("posts", "repost_count")
    op.drop_table("reposts")

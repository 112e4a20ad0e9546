"""add pictures, pronouns, links and pinned posts to profiles"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "ae8a17a63110"
down_revision = "c7e2a9d4b816"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pinned_at", UtcDateTime(), nullable=True))
        batch_op.create_index("ix_posts_author_id_pinned_at", ["author_id", "pinned_at"], unique=False)
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pronouns", sa.String(length=30), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("links", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("picture", sa.String(length=40), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_users_picture"), ["picture"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_users_picture"))
        for name in ("picture", "links", "pronouns"):
            batch_op.drop_column(name)
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_index("ix_posts_author_id_pinned_at")
        batch_op.drop_column("pinned_at")

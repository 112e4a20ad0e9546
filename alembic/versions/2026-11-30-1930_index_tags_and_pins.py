"""index tags by time, and pinned comments"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "a6d01f4c8e27"
down_revision = "e6b1d9a37c52"
branch_labels = None
depends_on = None

PINNED = sa.text("pinned_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("post_tags", sa.Column("created_at", UtcDateTime(), nullable=True))
    op.execute("UPDATE post_tags SET created_at = (SELECT p.created_at FROM posts p WHERE p.id = post_tags.post_id)")
    with op.batch_alter_table("post_tags") as table:
        table.alter_column("created_at", existing_type=UtcDateTime(), nullable=False)
    op.create_index("ix_post_tags_tag_created_at_post_id", "post_tags", ["tag", "created_at", "post_id"])
    op.create_index("ix_post_tags_created_at", "post_tags", ["created_at"])
    op.create_index("ix_comments_pinned", "comments", ["post_id"], sqlite_where=PINNED, postgresql_where=PINNED)


def downgrade() -> None:
    op.drop_index("ix_comments_pinned", table_name="comments")
    op.drop_index("ix_post_tags_created_at", table_name="post_tags")
    op.drop_index("ix_post_tags_tag_created_at_post_id", table_name="post_tags")
    with op.batch_alter_table("post_tags") as table:
        table.drop_column("created_at")

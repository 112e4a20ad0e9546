"""add sounds"""

import sqlalchemy as sa
from alembic import op

revision = "d2a8c6f04b71"
down_revision = "c94e1fb27d30"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Never a batch: it would write the table anew, and the triggers that search needs would be gone.
    op.add_column("generations", sa.Column("sound_id", sa.Uuid(), nullable=True))
    op.add_column("posts", sa.Column("sound_id", sa.Uuid(), nullable=True))
    op.create_index("ix_posts_sound_id_created_at", "posts", ["sound_id", "created_at"])


def downgrade() -> None:
    op.drop_index("ix_posts_sound_id_created_at", "posts")
    op.drop_column("posts", "sound_id")
    op.drop_column("generations", "sound_id")

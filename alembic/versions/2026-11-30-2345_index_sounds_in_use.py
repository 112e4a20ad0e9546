"""index sounds in use"""

import sqlalchemy as sa
from alembic import op

revision = "7b3e9d10c5a8"
down_revision = "b8e35c2f90d4"
branch_labels = None
depends_on = None

HAS_SOUND = sa.text("sound_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_posts_sounds_in_use",
        "posts",
        ["sound_id", "visibility", "deleted_at", "hidden_at"],
        sqlite_where=HAS_SOUND,
        postgresql_where=HAS_SOUND,
    )


def downgrade() -> None:
    op.drop_index("ix_posts_sounds_in_use", "posts")

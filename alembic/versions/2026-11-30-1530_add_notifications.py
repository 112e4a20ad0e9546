"""add notifications"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "b3d9f1c7a254"
down_revision = "e81b6f02d9a7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notifications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("bundle", sa.String(length=120), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("comment_id", sa.Uuid(), nullable=True),
        sa.Column("video_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.Column("latest_at", UtcDateTime(), nullable=False),
        sa.Column("read_at", UtcDateTime(), nullable=True),
        *[
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_notifications_{column}_{table}"), ondelete="CASCADE"
            )
            for column, table in REFERENCES.items()
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notifications")),
        sa.UniqueConstraint("user_id", "bundle", name=op.f("uq_notifications_user_id_bundle")),
    )
    op.create_table(
        "notification_deeds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notification_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        *[
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_notification_deeds_{column}_{table}"), ondelete="CASCADE"
            )
            for column, table in DEED_REFERENCES.items()
        ],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification_deeds")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_notification_deeds_user_id_key")),
    )
    for table, columns in INDEXES:
        name = op.f(f"ix_{table}_{'_'.join(columns)}")
        op.create_index(name, table, list(columns), unique=False)


def downgrade() -> None:
    for table, columns in reversed(INDEXES):
        op.drop_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table_name=table)
    op.drop_table("notification_deeds")
    op.drop_table("notifications")


REFERENCES = {"user_id": "users", "post_id": "posts", "comment_id": "comments", "video_id": "videos"}
DEED_REFERENCES = {"notification_id": "notifications", "user_id": "users", "actor_id": "users"}
INDEXES = (
    ("notifications", ("user_id", "latest_at", "id")),
    ("notifications", ("post_id",)),
    ("notifications", ("comment_id",)),
    ("notifications", ("video_id",)),
    ("notifications", ("latest_at",)),
    ("notification_deeds", ("notification_id", "created_at")),
    ("notification_deeds", ("actor_id",)),
)

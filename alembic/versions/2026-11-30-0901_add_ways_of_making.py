"""add ways of making"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "b14c904b835e"
down_revision = "6b1d0c9f4e27"
branch_labels = None
depends_on = None

WAYS = ("prompt", "storyboard", "remix", "extend")
REFERENCES = {"parent_id": "generations", "first_image_id": "uploads", "last_image_id": "uploads"}


def upgrade() -> None:
    op.create_table(
        "render_engines",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("profile", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("modes", sa.JSON(), nullable=False),
        sa.Column("seen_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "profile", name=op.f("pk_render_engines")),
    )
    op.create_table(
        "uploads",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_uploads_owner_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    op.create_index(op.f("ix_uploads_owner_id"), "uploads", ["owner_id"], unique=False)
    way = sa.Enum(*WAYS, name="way", native_enum=False, length=20)
    with op.batch_alter_table("generations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("batch_id", sa.Uuid(), nullable=True))
        # The rows there are were all made from a prompt alone.
        batch_op.add_column(sa.Column("way", way, nullable=False, server_default="prompt"))
        batch_op.add_column(sa.Column("shots", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
        batch_op.add_column(sa.Column("held_until", UtcDateTime(timezone=True), nullable=True))
        for name in REFERENCES:
            batch_op.add_column(sa.Column(name, sa.Uuid(), nullable=True))
        for name in ("batch_id", *REFERENCES):
            batch_op.create_index(op.f(f"ix_generations_{name}"), [name], unique=False)
        for name, table in REFERENCES.items():
            batch_op.create_foreign_key(op.f(f"fk_generations_{name}_{table}"), table, [name], ["id"])
    with op.batch_alter_table("generations", schema=None) as batch_op:
        batch_op.alter_column("way", server_default=None)
        batch_op.alter_column("shots", server_default=None)
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("preview_first", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_column("preview_first")
    with op.batch_alter_table("generations", schema=None) as batch_op:
        for name, table in REFERENCES.items():
            batch_op.drop_constraint(op.f(f"fk_generations_{name}_{table}"), type_="foreignkey")
        for name in ("batch_id", *REFERENCES):
            batch_op.drop_index(op.f(f"ix_generations_{name}"))
        for name in ("held_until", "shots", "way", "batch_id", *REFERENCES):
            batch_op.drop_column(name)
    op.drop_table("uploads")
    op.drop_table("render_engines")

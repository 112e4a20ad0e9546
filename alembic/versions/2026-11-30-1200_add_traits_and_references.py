"""add traits and references"""

import sqlalchemy as sa
from alembic import op

revision = "d5e83f6a17c4"
down_revision = "5270cc91443e"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "generation_references",
        sa.Column("generation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["generation_id"], ["generations.id"], name=op.f("fk_generation_references_generation_id_generations")
        ),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name=op.f("fk_generation_references_upload_id_uploads")),
        sa.PrimaryKeyConstraint("generation_id", "number", name=op.f("pk_generation_references")),
    )
    op.create_index(op.f("ix_generation_references_upload_id"), "generation_references", ["upload_id"], unique=False)
    with op.batch_alter_table("render_engines", schema=None) as batch_op:
        # Until a worker of it starts again, it may film whatever its modes allow.
        batch_op.add_column(sa.Column("traits", sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
    with op.batch_alter_table("render_engines", schema=None) as batch_op:
        batch_op.alter_column("traits", server_default=None)
    with op.batch_alter_table("generations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("strength", sa.Float(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("generations", schema=None) as batch_op:
        batch_op.drop_column("strength")
    with op.batch_alter_table("render_engines", schema=None) as batch_op:
        batch_op.drop_column("traits")
    op.drop_table("generation_references")

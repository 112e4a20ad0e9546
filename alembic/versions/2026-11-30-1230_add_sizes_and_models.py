"""add sizes and models"""

import sqlalchemy as sa
from alembic import op

from sora_reflex.models.base import UtcDateTime

revision = "5e7a90c31f64"
down_revision = "7c1e5a90b3d4"
branch_labels = None
depends_on = None

SIZES = {"portrait": (704, 1280), "landscape": (1280, 704), "square": (1024, 1024)}
"""What each shape meant when no other size could be asked for."""


def upgrade() -> None:
    with op.batch_alter_table("generations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("width", sa.Integer(), nullable=False, server_default="704"))
        batch_op.add_column(sa.Column("height", sa.Integer(), nullable=False, server_default="1280"))
        batch_op.add_column(sa.Column("model", sa.String(length=80), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("removed_at", UtcDateTime(), nullable=True))
    for shape, (width, height) in SIZES.items():
        op.execute(
            sa.text("UPDATE generations SET width = :width, height = :height WHERE shape = :shape").bindparams(
                width=width, height=height, shape=shape
            )
        )
    with op.batch_alter_table("generations", schema=None) as batch_op:
        for name in ("width", "height", "model"):
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("generations", schema=None) as batch_op:
        for name in ("removed_at", "model", "height", "width"):
            batch_op.drop_column(name)

"""index styles"""

import sqlalchemy as sa
from alembic import op

revision = "c7e2a9d4b816"
down_revision = "d5f7b2e9c318"
branch_labels = None
depends_on = None

HAS_STYLE = sa.text("style <> ''")


def upgrade() -> None:
    where = {"sqlite_where": HAS_STYLE, "postgresql_where": HAS_STYLE}
    op.create_index("ix_generations_style", "generations", ["style"], **where)


def downgrade() -> None:
    op.drop_index("ix_generations_style", "generations")

"""index the line"""

import sqlalchemy as sa
from alembic import op

revision = "7c1e5a90b3d4"
down_revision = "d21f7c5a9b34"
branch_labels = None
depends_on = None

COLUMNS = ["engine", "profile", "user_id", "line_at", "created_at", "id"]
IN_LINE = sa.text("status = 'queued' AND screened_at IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_generations_line", "generations", COLUMNS, sqlite_where=IN_LINE, postgresql_where=IN_LINE)


def downgrade() -> None:
    op.drop_index("ix_generations_line", table_name="generations")

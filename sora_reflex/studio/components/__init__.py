"""Parts of making: the create sheet, the pill and the arc of what is filmed, the drafts and the posting of one."""

from sora_reflex.studio.components.composer import create_sheet
from sora_reflex.studio.components.drafts import draft_grid, draft_sheet
from sora_reflex.studio.components.progress import progress_pill, progress_sheet

__all__ = ["create_sheet", "draft_grid", "draft_sheet", "progress_pill", "progress_sheet"]

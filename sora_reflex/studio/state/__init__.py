"""What a tab sees and does while making: the sheet, what is being filmed, and the drafts."""

from sora_reflex.studio.state.composer import ComposerState
from sora_reflex.studio.state.desk import DeskState
from sora_reflex.studio.state.drafts import DraftsState
from sora_reflex.studio.state.progress import ProgressState

__all__ = ["ComposerState", "DeskState", "DraftsState", "ProgressState"]

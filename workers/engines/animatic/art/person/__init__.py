"""People: a 3-D joint skeleton drawn with soft 2-D skins, turned to any view, speaking with eleven mouth shapes."""

from workers.engines.animatic.art.person import headgear
from workers.engines.animatic.art.person.look import EMOTIONS, VISEMES, Face, Look
from workers.engines.animatic.art.person.pose import Pose
from workers.engines.animatic.art.person.rig import PersonRig

__all__ = ["headgear", "EMOTIONS", "VISEMES", "Face", "Look", "PersonRig", "Pose"]

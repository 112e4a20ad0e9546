"""What people do, a few actions a file: every module here registers its own when this package is imported."""

import importlib
import pkgutil

from workers.engines.animatic.art.person.action import ACTIONS, Action, Doing
from workers.engines.animatic.art.person.pose import Pose

for _module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")


def acted(name: str) -> Action:
    """The action of that name; what nobody knows is standing still."""
    return ACTIONS.get(name) or ACTIONS["idle"]


def basic(name: str) -> str:
    """The action that somebody without a person's rig does instead."""
    return acted(name).like or name


def posture(name: str, doing: Doing) -> Pose:
    """The posture of an action at a moment, with its furniture."""
    found = acted(name)
    pose = found.pose(doing)
    if found.needs and not pose.props:
        pose.props = found.needs
    return pose


__all__ = ["ACTIONS", "Action", "Doing", "acted", "basic", "posture"]

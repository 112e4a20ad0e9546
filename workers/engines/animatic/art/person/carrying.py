"""What becomes of a thing held while something else is done: the arm that carries it."""

from workers.engines.animatic.art.person.action import Action, Doing
from workers.engines.animatic.art.person.grips import hold_of, item_named
from workers.engines.animatic.art.person.pose import Pose


def carried(pose: Pose, action: Action, item: str, doing: Doing, speaking: bool) -> Pose:
    """The posture with `item` in it: used by the action, or carried as such a thing is carried."""
    if not item:
        return pose
    if action.holds == "use":
        if not pose.grip_r and not (action.name == "throw" and pose.hand_r == "open"):
            pose.grip_r = "" if action.name == "give" and _given(doing) else item
        return pose
    drop = pose.hip[1] - 39.2
    hold = hold_of(item)
    found = item_named(item)
    if hold == "chest" or found is not None and found.two:
        _both(pose, item, drop)
    elif action.name == "wave" or speaking and hold == "front":
        pose.grip_l, pose.hand_l = item, "fist"
        pose.hl, pose.el = (15, 53 + drop, 15), (0.8, -1, -0.3)
    else:
        _one(pose, hold, drop)
        pose.grip_r, pose.hand_r = item, "fist"
    return pose


def _given(doing: Doing) -> bool:
    """A gift changes hands when both have come near."""
    return (doing.into > 1.8) != doing.second


def _one(pose: Pose, hold: str, drop: float) -> None:
    swing = pose.hr[2]
    if hold == "hang":
        pose.hr, pose.er = (-17, 38.5 + drop, max(-6.0, min(8.0, swing * 0.4))), (-0.6, -0.3, -1)
    elif hold == "high":
        pose.hr, pose.er = (-19, 62 + drop, 11), (-0.8, -1, -0.3)
    elif hold == "shoulder":
        pose.hr, pose.er = (-13, 58 + drop, 12), (-0.8, -1, -0.3)
    elif hold == "point":
        pose.hr, pose.er = (-16, 46 + drop, 14 + swing * 0.15), (-0.8, -0.6, -0.6)
    else:
        pose.hr, pose.er = (-15, 54 + drop, 16), (-0.8, -1, -0.3)


def _both(pose: Pose, item: str, drop: float) -> None:
    name = item.partition(":")[0]
    found = item_named(name)
    if name in ("guitar", "banjo"):
        pose.hr, pose.hl = (-6, 45.5 + drop, 15), (22, 57 + drop, 13)
    elif found is not None and found.hold in ("shoulder", "hang"):
        pose.hr, pose.hl = (-9, 55 + drop, 15), (3, 42 + drop, 18)
    else:
        pose.hr, pose.hl = (-8, 49 + drop, 18), (8, 49 + drop, 18)
    pose.er, pose.el = (-1, -0.7, -0.4), (1, -0.7, -0.4)
    pose.grip_r, pose.hand_r, pose.hand_l = item, "fist", "fist"

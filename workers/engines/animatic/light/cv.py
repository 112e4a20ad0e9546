"""OpenCV, untyped: its own stubs refuse scalars and lose the types of arrays that it takes and gives."""

from importlib import import_module
from typing import Any

cv2: Any = import_module("cv2")
cv2.setNumThreads(1)

"""Turns a prompt into a plan.

The parser's maths library loads torch where it is installed and then makes no use of it here: seconds at every start
and 200 MB. So torch is hidden while the parser is first imported; whoever needs it afterwards imports it as usual.
"""

import sys

_hidden = "torch" not in sys.modules
if _hidden:
    sys.modules["torch"] = None  # type: ignore[assignment]
try:
    import spacy  # noqa: F401
finally:
    if _hidden:
        del sys.modules["torch"]

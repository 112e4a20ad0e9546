"""Makes one front-end build serve every address: the browser talks to wherever its page came from."""

from typing import Any

from reflex_base.plugins import Plugin

_FUNCTION = "export const getBackendURL"
_RETURN = "  return endpoint;\n};"
_SAME_ORIGIN = """  if (typeof window !== "undefined") {
    endpoint.host = window.location.host;
    endpoint.protocol = endpoint.protocol.startsWith("ws")
      ? window.location.protocol.replace("http", "ws")
      : window.location.protocol;
  }
"""


def use_page_address(source: str) -> str:
    """Replace Reflex' rule, which keeps the port that was known at build time.

    Raises:
        ValueError: Reflex' script no longer has the rule where it was; look at the new one before going on.
    """
    if _SAME_ORIGIN in source:
        return source
    start = source.index("  if (\n    typeof window", source.index(_FUNCTION))
    end = source.index(_RETURN, start)
    return source[:start] + _SAME_ORIGIN + source[end:]


class SameOriginPlugin(Plugin):
    """Rewrites the address rule in the client's script before it is bundled."""

    def pre_compile(self, **context: Any) -> None:
        context["add_modify_task"]("utils/state.js", use_page_address)

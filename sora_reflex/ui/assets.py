"""Where the page's build finds a component's own files."""

import sys
from pathlib import Path

from reflex.assets import AssetPathStr, _link_shared_asset, _versioned_asset_path


def asset(module: str, name: str) -> AssetPathStr:
    """The address of a file that lies beside a module, for pages and for their build; `module` is its `__name__`.

    As `rx.asset(name, shared=True)` does it. That one finds out who calls by looking at the whole stack, up to 0.2 s
    for each of fifty files whenever a process starts. Raises FileNotFoundError.
    """
    file = sys.modules[module].__file__
    assert file is not None
    source = Path(file).with_name(name)
    if not source.exists():
        raise FileNotFoundError(source)
    folder = f"external/{module.replace('.', '/')}"
    target = Path.cwd() / "assets" / folder
    target.mkdir(parents=True, exist_ok=True)
    _link_shared_asset(target / name, source)
    return _versioned_asset_path(f"/{folder}/{name}", source)

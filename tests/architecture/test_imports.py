"""The import contracts hold, and the web process can name every job without torch."""

import re
import subprocess
import sys

from sora_reflex.core.jobs import Job
from tests.conftest import ROOT

MIN_CONTRACTS = 5
MIN_FILES = 60
MIN_JOBS = 6

_RESOLVE = '''
import importlib, sys

class Absent:
    """As if never installed. A None in sys.modules would be another thing: libraries look there for what is loaded."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("torch", "diffusers", "transformers"):
            raise ModuleNotFoundError(name=name)

sys.meta_path.insert(0, Absent())
for path in sys.argv[1:]:
    module, name = path.rsplit(".", 1)
    assert callable(getattr(importlib.import_module(module), name)), path
assert "reflex" not in sys.modules, "a job imports Reflex"
'''


def test_import_contracts_are_kept():
    lint = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert lint.returncode == 0, lint.stdout + lint.stderr
    kept = re.search(r"Contracts: (\d+) kept, 0 broken", lint.stdout)
    analysed = re.search(r"Analyzed (\d+) files", lint.stdout)
    assert kept
    assert int(kept[1]) >= MIN_CONTRACTS
    assert analysed
    assert int(analysed[1]) >= MIN_FILES


def test_every_job_resolves_where_torch_is_absent():
    paths = [job.value for job in Job]
    assert len(paths) >= MIN_JOBS
    resolve = subprocess.run(
        [sys.executable, "-c", _RESOLVE, *paths], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert resolve.returncode == 0, resolve.stderr

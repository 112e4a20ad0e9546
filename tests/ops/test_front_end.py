"""When the front end is built anew, and what makes one build serve every address."""

import gzip
from pathlib import Path

import pytest
import reflex_base

from sora_reflex.core.settings import Settings
from sora_reflex.ops import front_end
from sora_reflex.ops.supervisor import CannotStart, find_port
from sora_reflex.shell.same_origin import use_page_address
from tests.e2e.product import free_port


def test_a_setting_that_can_show_in_a_page_asks_for_a_new_build():
    assert front_end.fingerprint(Settings()) != front_end.fingerprint(Settings(instance_name="Elsewhere"))


def test_where_it_runs_asks_for_none(tmp_path: Path):
    here = front_end.fingerprint(Settings())
    assert here == front_end.fingerprint(Settings(port=4000, data_dir=tmp_path, redis_url="redis://x", web_workers=2))


def test_every_excluded_setting_exists():
    assert set(Settings.model_fields) >= front_end.DEPLOYMENT_ONLY


def test_a_changed_page_asks_for_a_new_build_and_a_changed_endpoint_does_not():
    sources = {path.relative_to(front_end.ROOT).as_posix() for path in front_end._sources()}
    assert "sora_reflex/sora_reflex.py" in sources
    assert "rxconfig.py" in sources
    assert any(name.startswith("assets/") for name in sources)
    assert any(name.endswith(".jsx") for name in sources)
    assert not any(name.startswith(("sora_reflex/api/", "sora_reflex/ops/")) for name in sources)


def test_the_client_of_this_version_of_reflex_takes_our_rule():
    """Fails when an upgrade moves what same_origin.py replaces."""
    client = Path(reflex_base.__file__).parent / ".templates/web/utils/state.js"
    changed = use_page_address(client.read_text("utf-8"))
    assert "window.location.host;" in changed
    assert 'endpoint.port = ""' not in changed
    assert use_page_address(changed) == changed


def test_what_is_served_compressed_gets_smaller_and_stays_what_it_was(tmp_path: Path):
    words = b" ".join(str(number * number).encode() for number in range(4000))
    page = tmp_path / "assets" / "page.js"
    page.parent.mkdir()
    page.write_bytes(words)
    squeezed = page.with_suffix(".js.gz")
    squeezed.write_bytes(gzip.compress(words))
    before = squeezed.stat().st_size
    front_end.squeeze(tmp_path)
    assert squeezed.stat().st_size < before
    assert gzip.decompress(squeezed.read_bytes()) == words


def test_an_unknown_client_is_refused():
    with pytest.raises(ValueError, match="not found"):
        use_page_address("something else")


def test_a_taken_port_gives_way_to_the_next_free_one():
    import socket

    wanted = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", wanted))
        taken.listen()
        assert find_port("127.0.0.1", wanted) > wanted


def test_an_address_that_is_not_ours_has_no_free_port():
    with pytest.raises(CannotStart, match="PORT="):
        find_port("192.0.2.1", 3000)

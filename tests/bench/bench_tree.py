"""How smoothly a family of 2,000 clips is zoomed, and how soon it is there."""

import random
from datetime import timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from sqlmodel import Session

from sora_reflex.core import clock, db
from tests.bench.bench_web import product
from tests.bench.registry import Figure, bench
from tests.browser import FLAGS, find_chromium
from tests.factories import create_post, create_user, create_video

CLIPS, MAKERS, PICTURES = 2000, 300, 12
FRAME_MS = 1000 / 30
"""Below it a movement is seen as one; without a GPU every pixel is drawn by the processor."""

ZOOMED = """async () => {
  const canvas = document.querySelector("canvas");
  const box = canvas.getBoundingClientRect();
  const frames = [];
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < 180; step += 1) {
    const at = { clientX: box.left + box.width * (0.3 + 0.4 * (step / 180)), clientY: box.top + box.height * 0.4 };
    const deltaY = step < 70 ? -40 : step < 140 ? 40 : -20;
    canvas.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY, bubbles: true, cancelable: true }));
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
}"""


def _seed(data_dir: Path) -> str:
    """A family that grew as families do: what is remixed already is remixed more. Gives the first post's id."""
    chance = random.Random(7)
    pictures = [Image.new("RGB", (180, 320), (chance.randrange(256), 90, 140)) for _ in range(PICTURES)]
    engine = db.make_engine(f"sqlite:///{data_dir / 'sora.db'}")
    with Session(engine) as session:
        makers = [create_user(session) for _ in range(MAKERS)]
        posts, drawn = [], []
        for number in range(CLIPS):
            maker = chance.choice(makers)
            video = create_video(session, maker, measures={"color": f"#{chance.randrange(0x444444, 0xDDDDDD):06x}"})
            file = data_dir / "media" / "videos" / str(video.id) / video.files["thumbnail"]["name"]
            file.parent.mkdir(parents=True, exist_ok=True)
            pictures[number % PICTURES].save(file, "WEBP", quality=60)
            parent = chance.choice(drawn) if drawn else None
            lineage = {"parent_id": parent.id, "root_id": posts[0].id} if parent else {}
            at = clock.now() - timedelta(hours=1) + timedelta(seconds=number)
            posts.append(create_post(session, maker, video, caption=f"Clip {number}", created_at=at, **lineage))
            drawn += [posts[-1], *([parent] if parent else [])]
        session.commit()
        first = str(posts[0].id)
    engine.dispose()
    return first


@bench("a frame while zooming a family of 2,000 clips", against="limit", most=1.0)
def zooming() -> Figure:
    with product() as running, sync_playwright() as playwright:
        first = _seed(running.data_dir)
        browser = playwright.chromium.launch(executable_path=find_chromium() or None, args=FLAGS)
        page = browser.new_context(base_url=running.address, viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"/p/{first}/tree")
        page.locator("canvas").wait_for()
        there = page.evaluate("performance.now()")
        page.wait_for_timeout(3000)
        frames = sorted(page.evaluate(ZOOMED))
        browser.close()
    middle, high = frames[len(frames) // 2], frames[int(len(frames) * 0.95)]
    detail = f"p95 of 180 frames at 1440x900 without a GPU; p50 {middle:.0f} ms; tree there after {there / 1000:.1f} s"
    return Figure(high, "ms", FRAME_MS, detail)

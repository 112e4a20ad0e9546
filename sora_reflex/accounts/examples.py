"""First programs against this instance, to be copied and run as they are."""

from sora_reflex.accounts.schemas import ExampleView

PLACE = "sk-..."
"""Stands for a key while none was just made."""

PROMPT = "A red fox trots through fresh snow."

_PYTHON = """# pip install openai
from openai import OpenAI

client = OpenAI(base_url="{api}", api_key="{key}")
video = client.videos.create_and_poll(prompt="{prompt}", seconds="4")
if video.status == "completed":
    client.videos.download_content(video.id).write_to_file("fox.mp4")
print(video.status, video.error or "")
"""

_JAVASCRIPT = """// npm install openai, then save as fox.mjs
import { writeFile } from "node:fs/promises";
import OpenAI from "openai";

const client = new OpenAI({ baseURL: "{api}", apiKey: "{key}" });
let video = await client.videos.create({ prompt: "{prompt}", seconds: "4" });
while (video.status === "queued" || video.status === "in_progress") {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  video = await client.videos.retrieve(video.id);
}
if (video.status === "completed") {
  const film = await client.videos.downloadContent(video.id);
  await writeFile("fox.mp4", Buffer.from(await film.arrayBuffer()));
}
console.log(video.status, video.error ?? "");
"""

_CURL = """api={api} key={key}
id=$(curl -s $api/videos -H "Authorization: Bearer $key" -F prompt="{prompt}" -F seconds=4 |
  sed 's/.*"id":"\\(video_[^"]*\\)".*/\\1/')
until curl -s $api/videos/$id -H "Authorization: Bearer $key" | grep -Eq '"status":"(completed|failed)"|"error":{'; do
  sleep 1
done
curl -sf $api/videos/$id/content -H "Authorization: Bearer $key" -o fox.mp4 && echo completed
"""

_TEXTS = {"Python": _PYTHON, "JavaScript": _JAVASCRIPT, "curl": _CURL}


def write(origin: str, key: str) -> list[ExampleView]:
    """The examples for an instance at `origin`, with a key in them; without one its place is marked."""
    values = {"{api}": f"{origin}/v1", "{key}": key or PLACE, "{prompt}": PROMPT}
    return [ExampleView(name=name, code=_filled(text, values)) for name, text in _TEXTS.items()]


def _filled(text: str, values: dict[str, str]) -> str:
    # Braces mean something in two of the languages, so that no formatter is let at them.
    for place, value in values.items():
        text = text.replace(place, value)
    return text

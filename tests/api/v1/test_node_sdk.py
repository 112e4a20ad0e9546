"""OpenAI's own Node client, as it is, against an instance as it is served."""

import json

from tests.api.v1.conftest import Program
from tests.api.v1.served import Crew
from tests.sdk_node import client


def test_every_call_and_every_refusal(url: str, ada: Program, crew: Crew):
    assert json.loads(client.run("sdk.mjs", f"{url}/v1", ada.key)) == {
        "created": "queued",
        "completed": ["completed", 100, "256x448", "1", None],
        "film": ["video/mp4", "ftyp"],
        "isStreamedWhole": True,
        "thumbnail": "image/webp",
        "sheet": "image/jpeg",
        "remix": True,
        "edit": True,
        "extend": ["4", True],
        "list": True,
        "models": ["sora-2", "sora-2-pro", "animatic"],
        "deleted": [True, "video.deleted"],
        "gone": ["NotFoundError", 404, "not_found", None, True],
        "wrongKey": ["AuthenticationError", 401, "invalid_api_key", None, True],
        "bad": ["BadRequestError", 400, "invalid_value", "seconds", True],
        "picture": ["BadRequestError", 400, "invalid_value", "input_reference.image_url", True],
        "noCharacters": ["NotFoundError", 404, "unknown_url", None, True],
    }

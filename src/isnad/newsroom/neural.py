"""A token-classification model of the Hugging Face kind as a tagger of names.

This file needs the packages of `isnad[neural]`, and `taggers.load_tagger` alone imports it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pickle import UnpicklingError
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import AutoModelForTokenClassification, AutoTokenizer, BatchEncoding
from transformers.utils import logging

from isnad.analyse import Tagged
from isnad.errors import TaggerUnusable
from isnad.newsroom.labels import Labelled, meanings, merged, spans

_WINDOW = 512  # sub-words: what BERT and its kin were trained on
_OVERLAP = 4  # two windows share a fourth of one: some words on either side of each that is decided
_BATCH = 8  # windows at a time, so that memory does not grow with the text
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # which no tokenizer takes


class NeuralTagger:
    """A model with its tokenizer; calling it gives the names in a text."""

    def __init__(self, name: str) -> None:
        """Loads a model: `name` is that of one on the Hugging Face hub, or of a folder that holds one.

        Nothing that comes with a model is run as code. Raises TaggerUnusable where it cannot be loaded, has no head for
        token classification, no label that we know, or no tokenizer that tells where its sub-words stand.
        """
        with _in_silence():
            self._tokenizer = _tokenizer(name)
            self._model = _model(name)
        self._labels = meanings(self._model.config.id2label)
        if not self._labels:
            labels = ", ".join(list(self._model.config.id2label.values())[:8])
            raise TaggerUnusable(
                f"the tagger «{name}» has no label for persons, places or organisations; its labels are: {labels}"
            )
        # RoBERTa and its kin count positions from 2.
        positions = (getattr(self._model.config, "max_position_embeddings", None) or _WINDOW) - 2
        self._window = min(_WINDOW, positions, self._tokenizer.model_max_length)

    def __call__(self, text: str) -> list[Tagged]:
        """The names in a text, in order, as spans in its code points; the first sub-word of a word decides for it."""
        if not text.strip():
            return []
        encoded = self._tokenizer(
            _LONE_SURROGATE.sub("\ufffd", text),
            max_length=self._window,
            truncation=True,
            stride=self._window // _OVERLAP,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            padding=True,
            return_tensors="pt",
        )
        return spans(merged(self._windows(encoded)), text)

    def _windows(self, encoded: BatchEncoding) -> Iterator[list[Labelled]]:
        """The labelled words of each window."""
        inputs = {name: encoded[name] for name in self._tokenizer.model_input_names if name in encoded}
        offsets = encoded["offset_mapping"].tolist()
        for first in range(0, len(offsets), _BATCH):
            with torch.inference_mode():
                scores = self._model(**{name: part[first : first + _BATCH] for name, part in inputs.items()}).logits
            for window, best in enumerate(scores.argmax(dim=-1).tolist(), start=first):
                yield self._words(encoded.word_ids(window), offsets[window], best)

    def _words(self, numbers: list[int | None], offsets: list[list[int]], best: list[int]) -> list[Labelled]:
        words: list[Labelled] = []
        for number, (start, end), label in zip(numbers, offsets, best, strict=True):
            if number is None:  # a sign of the model's own, or padding
                continue
            if words and words[-1].number == number:
                words[-1] = words[-1]._replace(end=end)
            else:
                words.append(Labelled(number, start, end, self._labels.get(label)))
        return words


# What the loading of models raises where a file is missing, of another make, or asks for packages that are not there.
_NOT_LOADED = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RuntimeError,
    ImportError,
    SafetensorError,
    UnpicklingError,
)


def _tokenizer(name: str) -> Any:  # AutoTokenizer names no class of what it gives
    try:
        tokenizer = AutoTokenizer.from_pretrained(name)
    except _NOT_LOADED as error:
        raise _unusable(name, error) from error
    if not tokenizer.is_fast:
        raise TaggerUnusable(
            f"the tagger «{name}» has a slow tokenizer, which does not tell where its sub-words stand in the text; "
            "a model with a fast one (tokenizer.json) is needed"
        )
    return tokenizer


def _model(name: str) -> Any:  # as above
    try:
        model, loading = AutoModelForTokenClassification.from_pretrained(name, output_loading_info=True)
    except _NOT_LOADED as error:
        raise _unusable(name, error) from error
    if missing := sorted(loading["missing_keys"]):  # filled with random numbers
        raise TaggerUnusable(
            f"the tagger «{name}» has no head for token classification: weights are missing ({', '.join(missing[:3])})"
        )
    return model.eval()


def _unusable(name: str, error: Exception) -> TaggerUnusable:
    reason = next(iter(str(error).strip().splitlines()), "") or type(error).__name__
    return TaggerUnusable(f"the tagger «{name}» cannot be loaded: {reason}")


@contextmanager
def _in_silence() -> Iterator[None]:
    """Loading without progress bars and reports on weights: what matters in them we raise."""
    level, bar = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity(logging.CRITICAL)
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bar:
            logging.enable_progress_bar()

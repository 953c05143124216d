"""Text in, tagged spans out: the only file that runs the model.

Two small networks are run: the encoder once for each window, then the role reader once for each window's cues. Every
cue is asked on its own which words name its source and which give what was said, so that one source can serve two
contents and contents can come in pieces.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import BundleDamaged
from onrecord.marks import Marks
from onrecord.tag.bundle import Bundle, open_bundle
from onrecord.tag.commitments import Commitments, Gathered
from onrecord.tag.decode import labels_with_sources, spans_of
from onrecord.tag.encode import Encoded, encode
from onrecord.tag.labels import CUE_BEGIN, N_TAGS, NESTED_CUE, ROLES
from onrecord.tag.windows import Window, cut_windows
from onrecord.types import Role, Span, TaggedSpan

_CLS, _SEP = 101, 102
_FOR_ROLES, _FOR_CERTAINTY = ("tags", "words", "cues"), ("parts", "commitments")
_DECODED_TOGETHER = 64
_JOINERS = "\u200d\ufe0e\ufe0f"
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One window's cues after both networks.

    words: ``(n_cues, n_words) int64``, index of each word in view, padded with -1.
    scores: ``(n_cues, n_words, n_labels) float32``, log probabilities.
    confidence: ``(n_cues,) float32``, calibrated probability that the attribution is right.
    nested: ``(n_cues,) bool``, whether it is only a cue if it stands within somebody's content.
    """

    words: Ints
    scores: Floats
    confidence: Floats
    nested: Bools


class Tagger:
    """The loaded model. Make one and use it for many texts; it keeps no state between them."""

    def __init__(self, bundle: Bundle, threads: int) -> None:
        self._manifest = bundle.manifest
        self.version, self.language = bundle.version, bundle.manifest.language
        try:
            self._tokenizer = Tokenizer.from_file(str(bundle.folder / "tokenizer.json"))
            self._encoder = _session(bundle.folder / "encoder.onnx", threads)
            self._roles = _session(bundle.folder / "roles.onnx", threads)
        except Exception as error:
            raise BundleDamaged(f"{bundle.folder}: the model does not load: {error}") from error
        wanted = self._roles.get_inputs()[0].shape[1]
        found = self._manifest.before + self._manifest.after
        if found != wanted:
            raise BundleDamaged(f"{bundle.folder}: views of {found} pieces in the manifest, {wanted} in roles.onnx")
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._asked_for = [*_FOR_ROLES, *(_FOR_CERTAINTY if self._manifest.parts else ())]
        absent = set(self._asked_for) - {output.name for output in self._encoder.get_outputs()}
        if absent:
            raise BundleDamaged(f"{bundle.folder}: encoder.onnx gives no {', '.join(sorted(absent))}")

    @property
    def tells_commitments(self) -> bool:
        """Whether the bundle was taught certainty."""
        return len(self._asked_for) > len(_FOR_ROLES)

    def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
        """Every source, cue and content of ``text``, cue by cue and within each in text order.

        Offsets are code points. There is no limit to the length of ``text``. ``marks`` may be handed in when they
        are already known.
        """
        return self.tag_with_commitments(text, marks)[0]

    def tag_with_commitments(
        self, text: str, marks: Marks | None = None
    ) -> tuple[tuple[TaggedSpan, ...], Commitments | None]:
        """What :meth:`tag` gives, and how surely each word is said; ``None`` with a bundle never taught it."""
        encoded = encode(text, self._tokenizer, marks)
        place = _Place(text, *_word_offsets(encoded))
        gathered = Gathered(encoded) if self.tells_commitments else None
        tagged = self._tagged(encoded, place, gathered)
        return tagged, gathered.whole(place.starts, self._manifest.parts) if gathered is not None else None

    def _tagged(self, encoded: Encoded, place: "_Place", gathered: Gathered | None) -> tuple[TaggedSpan, ...]:
        tagged: list[TaggedSpan] = []
        n_cues = 0
        for chosen, probabilities, confidence, nested in self._decoded(encoded, gathered):
            spans = list(_spans(chosen, probabilities, place))
            roles = {role for role, _, _ in spans}
            if "content" not in roles or "cue" not in roles:
                continue
            tagged += [
                TaggedSpan(span, role, n_cues, confidence if role == "cue" else score, nested)
                for role, span, score in spans
            ]
            n_cues += 1
        return tuple(tagged)

    def _decoded(self, encoded: Encoded, gathered: Gathered | None) -> Iterator[tuple[Ints, Floats, float, bool]]:
        """Each cue's labelled words, in text order.

        Cues are decoded some at a time: one by one the search's small steps would cost more than the model, and
        all at once the scores of a long text would not fit in memory.
        """
        waiting: list[_Asked] = []
        for window in self._windows(encoded):
            asked = self._ask(encoded, window, gathered)
            if asked is not None:
                waiting.append(asked)
            if sum(len(a.confidence) for a in waiting) >= _DECODED_TOGETHER:
                yield from _cues(waiting)
                waiting = []
        if waiting:
            yield from _cues(waiting)

    def _windows(self, encoded: Encoded) -> list[Window]:
        return cut_windows(len(encoded.ids), encoded.paragraph_starts(), self._manifest.window, self._manifest.context)

    def _ask(self, encoded: Encoded, window: Window, gathered: Gathered | None) -> _Asked | None:
        tags, words, cues, *told = self._encode(encoded, window)
        if gathered is not None:
            gathered.add(window, *told)
        at, nested = self._likely_cues(tags, encoded, window)
        if not len(at):
            return None
        before, after = self._manifest.before, self._manifest.after
        pieces = at[:, None] + np.arange(-before, after)
        seen = (pieces >= 0) & (pieces < len(words))
        pieces = np.clip(pieces, 0, len(words) - 1)
        labels, keep = self._roles.run(
            None, {"words": words[pieces], "cues": cues[at], "mask": seen.astype(np.float32)}
        )
        wanted = np.where(nested, self._manifest.nested_keep_threshold, self._manifest.keep_threshold)
        kept = _probability(keep) >= wanted
        if not kept.any():
            return None
        intercept, slope = self._manifest.calibration
        confidence = _probability(intercept + slope * keep[kept])
        words_seen = _word_view(labels[kept], pieces[kept] - 1 + window.start, seen[kept], encoded)
        return _Asked(*words_seen, confidence, nested[kept])

    def _encode(self, encoded: Encoded, window: Window) -> list[NDArray[Any]]:
        """The outputs asked for of one window, a row for each of its pieces and of the special tokens around."""
        length = window.end - window.start
        ids = np.empty((1, length + 2), dtype=np.int64)
        ids[0, 0], ids[0, -1] = _CLS, _SEP
        ids[0, 1:-1] = encoded.ids[window.start : window.end]
        features = np.zeros((1, length + 2, 3), dtype=np.int64)
        features[0, 1:-1] = encoded.features[window.start : window.end]
        found = self._encoder.run(self._asked_for, {"ids": ids, "features": features})
        return [output[0] for output in found]

    def _likely_cues(self, tags: Floats, encoded: Encoded, window: Window) -> tuple[Ints, Bools]:
        """Places in the window (the special token at 0) of the owned words likely to begin a cue.

        The second array is true for those that are likely cues only within somebody's content.
        """
        flat = tags[:, :N_TAGS]
        odds = np.exp(flat - flat.max(axis=-1, keepdims=True))
        outer = (odds[:, CUE_BEGIN] / odds.sum(axis=-1)) >= self._manifest.cue_threshold
        nested = _probability(tags[:, NESTED_CUE]) >= self._manifest.nested_cue_threshold
        owned = np.zeros(len(tags), dtype=np.bool_)
        lo, hi = window.owned_start - window.start + 1, window.owned_end - window.start + 1
        owned[lo:hi] = encoded.first[window.owned_start : window.owned_end]
        at = np.flatnonzero((outer | nested) & owned)
        return at, ~outer[at]


def load_tagger(folder: Path | None = None, threads: int = 1) -> Tagger:
    """Load the bundle in ``folder`` (by default the shipped one), checked. ``threads`` is for one text at a time.

    Raises :class:`onrecord.errors.BundleMissing` or :class:`onrecord.errors.BundleDamaged`, also where the bundle
    was exported but not yet taught how surely things are said.
    """
    bundle = open_bundle(folder)
    tagger = Tagger(bundle, threads)
    if not tagger.tells_commitments:
        raise BundleDamaged(
            f"{bundle.folder}: bundle {bundle.version} was never taught how surely things are said, as reading needs; "
            f"run python training/certainty.py --bundle {bundle.folder}, or name a taught one with --bundle DIR"
        )
    return tagger


def _probability(log_odds: Floats) -> Floats:
    return (1 / (1 + np.exp(-log_odds))).astype(np.float32)


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Spinning threads starve the other processes of a batch run.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    # onnxruntime's fused add-and-normalise is slower than the two alone: 44 against 36 ms for the encoder's 450
    # pieces, 12 against 6 ms for the roles of ten cues (1.32, one thread, int8).
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def _word_view(labels: Floats, pieces: Ints, seen: Bools, encoded: Encoded) -> tuple[Ints, Floats]:
    """Keep the first piece of each word in view: its index, and its log probabilities."""
    inside = seen & (pieces >= 0) & (pieces < len(encoded.ids))
    safe = np.clip(pieces, 0, len(encoded.ids) - 1)
    inside &= encoded.first[safe]
    n_words = int(inside.sum(axis=1).max())
    words = np.full((len(labels), n_words), -1, dtype=np.int64)
    scores = np.zeros((len(labels), n_words, labels.shape[2]), dtype=np.float32)
    logs = labels - labels.max(axis=-1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(axis=-1, keepdims=True))
    for cue, mask in enumerate(inside):
        n = int(mask.sum())
        words[cue, :n] = encoded.word[safe[cue, mask]]
        scores[cue, :n] = logs[cue, mask]
    return words, scores


def _cues(asked: list[_Asked]) -> Iterator[tuple[Ints, Floats, float, bool]]:
    """Each cue's labelled words, in text order: the cues of some windows are decoded together."""
    longest = max(a.words.shape[1] for a in asked)
    words = np.concatenate(
        [np.pad(a.words, ((0, 0), (0, longest - a.words.shape[1])), constant_values=-1) for a in asked]
    )
    scores = np.concatenate([np.pad(a.scores, ((0, 0), (0, longest - a.scores.shape[1]), (0, 0))) for a in asked])
    confidence = np.concatenate([a.confidence for a in asked])
    nested = np.concatenate([a.nested for a in asked])
    lengths = (words >= 0).sum(axis=1)
    labels = labels_with_sources(scores, lengths)
    for cue in range(len(words)):
        n = int(lengths[cue])
        chosen = np.stack([labels[cue, :n], words[cue, :n]])
        probabilities = np.exp(scores[cue, np.arange(n), labels[cue, :n]])
        yield chosen, probabilities, float(confidence[cue]), bool(nested[cue])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where each word of a text begins and ends: ``(n_words,) int64`` each."""

    text: str
    starts: Ints
    ends: Ints

    def span(self, first: int, last: int) -> Span:
        """The characters of words ``first`` to ``last``, with the marks that combine with the last of them.

        The tokenizer takes accents off, so that a word's own end may stand before its last accent.
        """
        end = int(self.ends[last])
        while end < len(self.text) and (unicodedata.combining(self.text[end]) or self.text[end] in _JOINERS):
            end += 1
        return Span(int(self.starts[first]), end)


def _spans(chosen: Ints, probabilities: Floats, place: _Place) -> Iterator[tuple[Role, Span, float]]:
    labels, words = chosen
    for role, start, end in spans_of(labels):
        span = place.span(int(words[start]), int(words[end - 1]))
        yield ROLES[role], span, float(probabilities[start:end].mean())


def _word_offsets(encoded: Encoded) -> tuple[Ints, Ints]:
    first = np.flatnonzero(encoded.first)
    last = np.append(first[1:] - 1, len(encoded.ids) - 1)[: len(first)]
    return encoded.starts[first], encoded.ends[last]

"""The model bundle: a folder of files and a manifest that says what each must be.

A bundle is used only when every file has the checksum its manifest names and the label set is the one this version
decodes, so that a half-copied or foreign model is refused with a message instead of giving wrong answers.
"""

import hashlib
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

import msgspec

from onrecord.errors import BundleDamaged, BundleMissing
from onrecord.tag.labels import LABELS

GROUP = "onrecord.bundles"
"""The entry point group under which packages offer bundles: a name, and a function that gives the folder."""

SHIPPED = Path(__file__).parent / "bundles" / "en"
_NEXT_STEP = "reinstall onrecord, or name a whole bundle with --bundle DIR"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself.

    window, context: word pieces read together, and seen past what a window owns.
    before, after: word pieces in a cue's view, before it and from it on.
    cue_threshold: probability in [0, 1] from which a word is asked about as a cue.
    keep_threshold: probability in [0, 1] from which an answered cue is reported.
    nested_cue_threshold, nested_keep_threshold: the same for cues within somebody's content.
    calibration: intercept and slope by which the network's log odds become those of an attribution's confidence
    (Platt 1999).
    parts: names of the parts of speech that the encoder tells apart; none in a bundle not yet taught certainty.
    """

    format: int
    name: str
    version: str
    language: str
    labels: tuple[str, ...]
    window: int
    context: int
    before: int
    after: int
    cue_threshold: float
    keep_threshold: float
    nested_cue_threshold: float
    nested_keep_threshold: float
    calibration: tuple[float, float]
    files: dict[str, str]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A checked bundle: its manifest, the folder it lies in, and the sha256 of the manifest, which pins all of it."""

    folder: Path
    manifest: Manifest
    digest: str

    @property
    def version(self) -> str:
        """Name, version and checksum in short: what a reading's origin is recorded as."""
        return f"{self.manifest.name}-{self.manifest.version}+{self.digest[:8]}"


FORMAT = 2
LONGEST_WINDOW = 510
"""The encoder has 512 positions, two of them for its special pieces."""

_FILES = ("encoder.onnx", "roles.onnx", "tokenizer.json")


def open_bundle(folder: Path | None = None) -> Bundle:
    """Check every file of the bundle in ``folder`` (by default the one shipped with the package).

    Where there is no such folder, the bundle of a plugin that offers one by this name.

    Raises :class:`BundleMissing` or :class:`BundleDamaged`, with what was found, what was wanted and the next step.
    """
    folder = SHIPPED if folder is None else folder if folder.exists() else _offered(folder)
    manifest = _read_manifest(folder)
    for name, wanted in sorted(manifest.files.items()):
        found = _sha256(folder / name)
        if found != wanted:
            raise BundleDamaged(
                f"{folder / name}: sha256 is {found[:12]}…, the manifest wants {wanted[:12]}…; {_NEXT_STEP}"
            )
    return Bundle(folder, manifest, _sha256(folder / "manifest.json"))


def _offered(named: Path) -> Path:
    """The folder that a plugin offers under a name; what was named, where none does. Raises ``BundleMissing``."""
    for found in entry_points(group=GROUP, name=str(named)):
        try:
            return Path(found.load()())
        except (ImportError, AttributeError, TypeError) as error:
            raise BundleMissing(
                f"the bundle {found.name} ({found.value}) cannot be loaded: {error}; mend that plugin or remove it"
            ) from error
    return named


def _read_manifest(folder: Path) -> Manifest:
    path = folder / "manifest.json"
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError):
        raise BundleMissing(f"no model bundle in {folder}: it has no manifest.json; {_NEXT_STEP}") from None
    except (msgspec.DecodeError, OSError) as error:
        raise BundleDamaged(f"{path} cannot be read as a manifest: {error}; {_NEXT_STEP}") from error
    if manifest.format != FORMAT:
        raise BundleDamaged(f"{path}: bundle format {manifest.format}, this version reads {FORMAT}; {_NEXT_STEP}")
    if manifest.labels != LABELS:
        raise BundleDamaged(f"{path}: its labels are {manifest.labels}, wanted {LABELS}; {_NEXT_STEP}")
    _check_numbers(manifest, path)
    absent = [name for name in _FILES if name not in manifest.files]
    if absent:
        raise BundleDamaged(f"{path}: no checksum for {', '.join(absent)}; {_NEXT_STEP}")
    return manifest


def _check_numbers(manifest: Manifest, path: Path) -> None:
    """Refuse numbers that would end in an error of the runtime, or in silence, when a text is read."""
    if not manifest.window > 8 * manifest.context >= 0:
        found = f"a window of {manifest.window} pieces has no room for contexts of {manifest.context}"
    elif manifest.window > LONGEST_WINDOW:
        found = f"a window of {manifest.window} pieces, at most {LONGEST_WINDOW} can be read together"
    elif not all(0 <= threshold <= 1 for threshold in _thresholds(manifest)):
        found = f"thresholds {_thresholds(manifest)} are not probabilities"
    elif not manifest.calibration[1] > 0:
        found = f"a calibration slope of {manifest.calibration[1]} would turn the order of confidence around"
    else:
        return
    raise BundleDamaged(f"{path}: {found}; {_NEXT_STEP}")


def _thresholds(manifest: Manifest) -> tuple[float, ...]:
    outer = (manifest.cue_threshold, manifest.keep_threshold)
    return (*outer, manifest.nested_cue_threshold, manifest.nested_keep_threshold)


def _sha256(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise BundleMissing(f"{path} is missing although the manifest names it; {_NEXT_STEP}") from None
    except OSError as error:
        raise BundleDamaged(f"{path} cannot be read: {error.strerror}; {_NEXT_STEP}") from error

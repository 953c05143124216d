"""A bundle that is missing, damaged or foreign is refused with the next step."""

import hashlib
import shutil
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import BundleDamaged, BundleMissing
from onrecord.tag import Tagger, load_tagger
from onrecord.tag.bundle import SHIPPED, open_bundle


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "bundle"))


def change_manifest(folder: Path, **changes: object) -> None:
    path = folder / "manifest.json"
    path.write_bytes(msgspec.json.encode(msgspec.json.decode(path.read_bytes()) | changes))


def test_the_shipped_bundle_is_whole() -> None:
    assert open_bundle().manifest.language == "en"


def test_an_empty_folder_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleMissing, match=r"no model bundle .* --bundle DIR"):
        open_bundle(tmp_path)


def test_a_changed_file_is_named_with_both_checksums(copy: Path) -> None:
    with open(copy / "roles.onnx", "ab") as file:
        file.write(b"x")
    with pytest.raises(BundleDamaged, match=r"roles\.onnx: sha256 is .* the manifest wants"):
        open_bundle(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "encoder.onnx").unlink()
    with pytest.raises(BundleMissing, match=r"encoder\.onnx is missing"):
        open_bundle(copy)


def test_another_label_set_is_refused(copy: Path) -> None:
    change_manifest(copy, labels=["O"])
    with pytest.raises(BundleDamaged, match="labels"):
        open_bundle(copy)


def test_another_format_is_refused(copy: Path) -> None:
    change_manifest(copy, format=99)
    with pytest.raises(BundleDamaged, match="format 99"):
        open_bundle(copy)


def test_contexts_too_wide_for_the_window_are_refused(copy: Path) -> None:
    change_manifest(copy, window=100, context=13)
    with pytest.raises(BundleDamaged, match="no room for contexts of 13"):
        open_bundle(copy)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"window": 600}, "at most 510"),
        ({"cue_threshold": 5.0}, "not probabilities"),
        ({"keep_threshold": -0.1}, "not probabilities"),
        ({"calibration": [0.1, -1.0]}, "turn the order of confidence around"),
        ({"before": 10}, "views of 202 pieces in the manifest, 320 in roles.onnx"),
    ],
)
def test_numbers_the_model_cannot_work_with_are_refused(copy: Path, changes: dict[str, float], told: str) -> None:
    change_manifest(copy, **changes)
    with pytest.raises(BundleDamaged, match=told):
        load_tagger(copy)


def test_a_model_file_that_is_none_is_refused(copy: Path) -> None:
    (copy / "roles.onnx").write_bytes(b"no model")
    digest = hashlib.sha256(b"no model").hexdigest()
    change_manifest(copy, files=open_bundle().manifest.files | {"roles.onnx": digest})
    with pytest.raises(BundleDamaged, match="does not load"):
        load_tagger(copy)


def test_a_manifest_that_is_not_json_is_refused(copy: Path) -> None:
    (copy / "manifest.json").write_text("not json")
    with pytest.raises(BundleDamaged, match="cannot be read as a manifest"):
        open_bundle(copy)


def test_a_manifest_that_leaves_a_file_unpinned_is_refused(copy: Path) -> None:
    manifest = open_bundle(copy).manifest
    change_manifest(copy, files={k: v for k, v in manifest.files.items() if k != "roles.onnx"})
    with pytest.raises(BundleDamaged, match=r"no checksum for roles\.onnx"):
        open_bundle(copy)


def test_a_bundle_s_version_changes_with_anything_in_it(copy: Path) -> None:
    change_manifest(copy, keep_threshold=0.4)
    assert open_bundle(copy).version != open_bundle().version
    assert open_bundle(copy).version.split("+")[0] == open_bundle().version.split("+")[0]


def test_a_bundle_never_taught_certainty_is_refused_by_its_version(copy: Path) -> None:
    change_manifest(copy, parts=[])
    with pytest.raises(BundleDamaged, match=rf"{open_bundle(copy).manifest.version}.* never taught how surely"):
        load_tagger(copy)
    assert Tagger(open_bundle(copy), threads=1).tag_with_commitments("The dam broke.")[1] is None

"""The bundle that is built from a wheel's parts: aligned, described, and the same every time."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import flatbuffers
import pytest

from mirror.pose.bundle import ALIGNMENT_BYTES, DETECTOR_PIXELS, LANDMARKS_PIXELS, PixelRange, build_bundle
from mirror.pose.lean_import import lean_mediapipe

with lean_mediapipe():
    from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata_schema
    from mediapipe.tasks.metadata import schema_py_generated as schema

WEIGHTS = bytes(range(1, 100))


@pytest.fixture
def network() -> bytes:
    """A network without operators: its only buffer holds weights."""
    model = schema.ModelT()
    model.version = 3
    model.buffers = [schema.BufferT(), schema.BufferT(data=list(WEIGHTS))]
    model.subgraphs = [schema.SubGraphT()]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def test_same_bytes(network: bytes) -> None:
    """Nothing of the day or the machine goes into a bundle."""
    assert build_bundle(network, network) == build_bundle(network, network)


@pytest.mark.parametrize(
    ("name", "pixels"),
    [("pose_detector.tflite", DETECTOR_PIXELS), ("pose_landmarks_detector.tflite", LANDMARKS_PIXELS)],
)
def test_parts(network: bytes, name: str, pixels: PixelRange) -> None:
    """Each network keeps its weights and gains the range of its input pixels."""
    with ZipFile(BytesIO(build_bundle(network, network))) as bundle:
        assert bundle.namelist() == ["pose_detector.tflite", "pose_landmarks_detector.tflite"]
        part = bundle.read(name)
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(part, 0))
    assert bytes(model.buffers[1].data) == WEIGHTS
    assert model.metadata[0].name == b"TFLITE_METADATA"
    described = bytes(model.buffers[model.metadata[0].buffer].data)
    metadata = metadata_schema.ModelMetadata.GetRootAsModelMetadata(described, 0)
    unit = metadata_schema.ModelMetadataT.InitFromObj(metadata).subgraphMetadata[0].inputTensorMetadata[0]
    assert list(unit.processUnits[0].options.mean) == [pixels.mean]
    assert list(unit.processUnits[0].options.std) == [pixels.std]


def test_alignment(network: bytes) -> None:
    """Weights start at a multiple of sixteen bytes in the bundle, so they are used without a copy."""
    packed = build_bundle(network, network)
    with ZipFile(BytesIO(packed)) as bundle:
        assert {entry.compress_type for entry in bundle.infolist()} == {ZIP_STORED}
    first = packed.index(WEIGHTS)
    second = packed.index(WEIGHTS, first + 1)
    assert first % ALIGNMENT_BYTES == 0
    assert second % ALIGNMENT_BYTES == 0

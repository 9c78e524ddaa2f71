"""Builds a pose landmarker bundle from its two TensorFlow Lite parts.

A bundle is an uncompressed zip of `pose_detector.tflite` and `pose_landmarks_detector.tflite`, each with
metadata that says how pixels become the network's input. The parts in MediaPipe's wheels lack that metadata,
because the graphs of those releases carried it instead.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import flatbuffers
import numpy as np
import numpy.typing as npt

from mirror.pose.lean_import import lean_mediapipe

with lean_mediapipe():
    from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata_schema
    from mediapipe.tasks.metadata import schema_py_generated as schema

__all__ = ["DETECTOR_PIXELS", "LANDMARKS_PIXELS", "PixelRange", "build_bundle"]

Bytes: TypeAlias = npt.NDArray[np.uint8]

ALIGNMENT_BYTES = 16
"""The TensorFlow Lite schema's `force_align` for tensor data; the file inside the zip keeps it."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The zip format's earliest time: the same parts always give the same bytes."""
ZIP_HEADER_BYTES = 30
"""The fixed part of a zip entry's local header (APPNOTE 6.3.10, section 4.3.7)."""
PADDING_FIELD = b"\x35\xd9"
"""Marks an extra field that only aligns (0xD935, as Android's zipalign writes it)."""


@dataclass(frozen=True, slots=True)
class PixelRange:
    """A network sees `(pixel - mean) / std`."""

    mean: float
    std: float


DETECTOR_PIXELS = PixelRange(mean=127.5, std=127.5)
"""The detector wants -1..1: `output_tensor_float_range` of MediaPipe's pose_detection graph."""
LANDMARKS_PIXELS = PixelRange(mean=0.0, std=255.0)
"""The landmark network wants 0..1: the same field of MediaPipe's pose_landmark graph."""


def build_bundle(detector: bytes, landmarks: bytes) -> bytes:
    """The bundle of two networks, each the bytes of a `.tflite` file without metadata."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as bundle:
        _add_aligned(bundle, packed, "pose_detector.tflite", _described(detector, DETECTOR_PIXELS))
        _add_aligned(
            bundle, packed, "pose_landmarks_detector.tflite", _described(landmarks, LANDMARKS_PIXELS)
        )
    return packed.getvalue()


def _add_aligned(bundle: ZipFile, packed: BytesIO, name: str, content: bytes) -> None:
    """Write an entry whose content starts at a multiple of the alignment, fit to be mapped into memory."""
    entry = ZipInfo(name, EPOCH)
    start = packed.tell() + ZIP_HEADER_BYTES + len(name) + len(PADDING_FIELD) + 2
    padding = -start % ALIGNMENT_BYTES
    entry.extra = PADDING_FIELD + padding.to_bytes(2, "little") + bytes(padding)
    bundle.writestr(entry, content)


def _described(network: bytes, pixels: PixelRange) -> bytes:
    """The network with metadata that says which range its input pixels have."""
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(network, 0))
    model.buffers = [_AlignedBuffer(buffer.data) for buffer in model.buffers]
    model.buffers.append(_AlignedBuffer(np.frombuffer(_metadata(pixels), np.uint8)))
    entry = schema.MetadataT()
    entry.name = "TFLITE_METADATA"
    entry.buffer = len(model.buffers) - 1
    model.metadata = [*(model.metadata or []), entry]
    builder = flatbuffers.Builder(len(network) + (1 << 16))
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


class _AlignedBuffer:
    """Packs a `Buffer` table with aligned data; the generated `BufferT` forgets the schema's alignment."""

    def __init__(self, data: Bytes | None) -> None:
        self._data = data

    def Pack(self, builder: flatbuffers.Builder) -> int:  # noqa: N802 - the name that the generated code calls
        """Write the table and return its place."""
        data = None if self._data is None else self._write(builder, self._data)
        schema.BufferStart(builder)
        if data is not None:
            schema.BufferAddData(builder, data)
        return int(schema.BufferEnd(builder))

    @staticmethod
    def _write(builder: flatbuffers.Builder, data: Bytes) -> int:
        """Write a byte vector: the builder fills its buffer from the back, and `head` is where it got to."""
        builder.StartVector(1, data.size, ALIGNMENT_BYTES)
        builder.head -= data.size
        builder.Bytes[builder.head : builder.head + data.size] = data.tobytes()
        return int(builder.EndVector())


def _metadata(pixels: PixelRange) -> bytes:
    """A packed `ModelMetadata` table with the normalisation of the only input tensor."""
    normalization = metadata_schema.NormalizationOptionsT()
    normalization.mean, normalization.std = [pixels.mean], [pixels.std]
    unit = metadata_schema.ProcessUnitT()
    unit.optionsType = metadata_schema.ProcessUnitOptions.NormalizationOptions
    unit.options = normalization
    tensor = metadata_schema.TensorMetadataT()
    tensor.processUnits = [unit]
    graph = metadata_schema.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    metadata = metadata_schema.ModelMetadataT()
    metadata.subgraphMetadata = [graph]
    builder = flatbuffers.Builder(1024)
    builder.Finish(metadata.Pack(builder), b"M001")
    return bytes(builder.Output())

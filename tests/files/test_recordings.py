"""A recording is what its name says, to the last byte."""

from __future__ import annotations

import io
import struct

import pytest

from gongkai.files.checking import check
from gongkai.law.source import Refusal
from tests import papers


def looked_at(name: str, content: bytes) -> str:
    return check(name, io.BytesIO(content)).name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("音频.mp3", papers.mp3()),
        ("音频.mp3", papers.mp3(tag=bytes(200))),
        ("音频.mp3", papers.mp3() + b"TAG" + bytes(125)),
        ("音频.mp3", papers.mp3() + bytes(50)),
        ("视频.mp4", papers.mp4()),
        ("视频.mp4", papers.mp4(brand=b"mp42")),
        ("视频.mp4", papers.mp4(more=struct.pack(">I4sQ", 1, b"free", 24) + bytes(8))),
    ],
)
def test_a_whole_recording_is_taken(name: str, content: bytes) -> None:
    assert looked_at(name, content) == name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("音频.mp3", papers.pdf()),
        ("音频.mp3", b"ID3"),
        ("音频.mp3", b"ID3\x04\0\0\xff\xff\xff\xff" + papers.mp3()),
        ("音频.mp3", papers.mp3(2)),
        ("音频.mp3", papers.mp3() + b"PK\x03\x04 a package behind it"),
        ("音频.mp3", papers.mp4()),
        ("视频.mp4", papers.mp3()),
        ("视频.mp4", papers.mp4()[:-3]),
        ("视频.mp4", papers.mp4(brand=b"heic")),
        ("视频.mp4", papers.mp4(more=b"PK\x03\x04 a package behind it")),
        ("视频.mp4", papers.mp4(more=struct.pack(">I4s", 4, b"free"))),
        ("视频.mp4", struct.pack(">I4s", 16, b"ftyp") + b"isom\0\0\0\0"),
        ("视频.mp4", papers.png()),
    ],
)
def test_what_is_no_whole_recording_is_refused_in_words(name: str, content: bytes) -> None:
    with pytest.raises(Refusal, match="不是完整的|已损坏|另存后再上传"):
        looked_at(name, content)

"""Tell what bytes are by looking at them; the file's name is only a hint where the bytes leave it open."""

import re

from wirebrief.read.charset import BYTE_ORDER_MARKS

HEAD_BYTES = 16_384
"""What a file is shows in its first bytes; so much is looked at."""

BINARY_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a WebP image or a sound or video file"),
    (b"OggS", "an Ogg sound file"),
    (b"ID3", "an MP3 sound file"),
    (b"fLaC", "a FLAC sound file"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"%!PS", "a PostScript document"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
FEW_CONTROLS = 8
"""So many may have strayed into the shortest text."""
_BOX_BRANDS = re.compile(rb"....ftyp", re.DOTALL)
_TAR = slice(257, 262)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
BINARY_SHARE = 0.05
"""Text holds hardly any control byte; compressed or compiled bytes hold about one in ten."""


def head(data: bytes) -> bytes:
    """Return the beginning of the file without byte order mark and blanks, UTF-16 thinned to single bytes."""
    start = data[:HEAD_BYTES]
    for mark, charset in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            start = start.removeprefix(mark)
            start = start.replace(b"\x00", b"") if charset != "utf-8" else start
            break
    return start.lstrip(b" \t\r\n\x0b\x0c\x00")


def binary_kind(data: bytes) -> str | None:
    """Return what a file that is no text looks like ("a PDF"), None where it may be text."""
    for signature, kind in BINARY_SIGNATURES:
        if data.startswith(signature):
            return kind
    if _BOX_BRANDS.match(data):
        return "a video, sound or HEIF image file"
    if data[_TAR] == b"ustar":
        return "a tar archive"
    return "a binary file" if _mostly_controls(data) else None


def _mostly_controls(data: bytes) -> bool:
    sample = data[:HEAD_BYTES]
    if sample.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
        return False
    nul_share = sample.count(0) / max(len(sample), 1)
    if 0.3 < nul_share < 0.6 or nul_share > 0.7:  # UTF-16 without a mark; UTF-32
        return not _is_wide_text(sample)
    controls = len(sample) - len(sample.translate(None, delete=_CONTROLS))
    return controls > max(FEW_CONTROLS, BINARY_SHARE * len(sample))


def _is_wide_text(sample: bytes) -> bool:
    thinned = sample.replace(b"\x00", b"")
    return len(thinned) > 0 and len(thinned) == len(thinned.translate(None, delete=_CONTROLS))

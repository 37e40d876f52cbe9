"""PDF files put together by hand, so that a test says where on a page each word stands, and what is broken."""

from collections.abc import Iterable
from typing import NamedTuple

A4 = (595, 842)
LEFT, TOP, LEADING = 72, 770, 14


class Words(NamedTuple):
    """One line of text at a place on the page, in points from its lower left corner."""

    x: float
    y: float
    text: str
    size: float = 11


def column(lines: Iterable[str], x: float = LEFT, top: float = TOP, size: float = 11) -> list[Words]:
    """Return the lines one below the other; an empty one leaves a gap."""
    return [Words(x, top - LEADING * number, text, size) for number, text in enumerate(lines) if text]


def pdf(*pages: Iterable[Words], title: str | None = None) -> bytes:
    """Return a PDF of these pages, set in Helvetica."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, words in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(stream(b"".join(map(_shown, words))))
    info = f"/Info << /Title ({title}) >>" if title else ""
    return assemble(objects, info)


def stream(content: bytes, more: str = "") -> bytes:
    """Return a stream object."""
    return f"<< /Length {len(content)} {more}>>\nstream\n".encode() + content + b"\nendstream"


def assemble(objects: list[bytes], trailer: str = "") -> bytes:
    """Return the file that these objects make, the first being the catalogue."""
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + table + end


def _shown(words: Words) -> bytes:
    escaped = words.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /F1 {words.size} Tf {words.x} {words.y} Td (".encode() + escaped + b") Tj ET\n"

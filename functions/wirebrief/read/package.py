"""Tell what a zip archive is by what it holds: a Word document, an OpenDocument text, or files of their own."""

from wirebrief.read import archive
from wirebrief.read.docx import read_docx
from wirebrief.read.odt import read_odt
from wirebrief.read.parts import Parts
from wirebrief.settings import ReadLimits

ODT = b"application/vnd.oasis.opendocument.text"
MIME_AT = 30
"""An OpenDocument's first member, unpacked, is its media type: its first bytes tell it (ODF 1.3, part 2, 3.3)."""


def read_package(data: bytes, name: str, limits: ReadLimits) -> Parts:
    """Return the document, or the archive's files. Raises: ArticleError, as the readers of each do."""
    if data.startswith(b"mimetype" + ODT, MIME_AT):
        return read_odt(data, name, limits)
    with archive.open_zip(data, name) as opened:
        names = set(opened.namelist())
    if "[Content_Types].xml" in names and any(one.startswith("word/") for one in names):
        return read_docx(data, name, limits)
    return archive.read_zip(data, name, limits)

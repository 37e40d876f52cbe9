"""Read plain text: the whole document stays, so that offsets into a clean file hold."""

from wirebrief.read.characters import clean
from wirebrief.read.charset import decode
from wirebrief.read.layout import paragraphs
from wirebrief.read.manuscript import Manuscript


def read_plain(data: bytes, name: str) -> Manuscript:
    """Return the file's text and its paragraphs.

    Raises:
        Undecodable: no charset fits.
    """
    text = clean(decode(data, name))
    return Manuscript(media_type="text/plain", text=text, paragraphs=paragraphs(text))

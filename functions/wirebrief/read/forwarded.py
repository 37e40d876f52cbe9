"""Open a letter that was passed on: the article in it begins where the forwarder's words end."""

import re
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.read.dates import parse_date


class Letter(Struct, frozen=True, kw_only=True):
    """The words of a message and what its header says; after opening, those of the message that it passes on."""

    subject: str | None
    sender: str | None
    sent: datetime | None
    body: str = ""
    dropped: dict[str, int] = {}

    @property
    def title(self) -> str | None:
        """The subject without the marks of replying and forwarding, and of lists."""
        return _MARKS.sub("", self.subject or "").strip() or None


_MARKS = re.compile(r"^(?:\s*(?:(?:fwd?|re|aw|wg|tr|rv|enc|i|doorst)\s?:|\[[^\]]{1,40}\])\s*)+", re.IGNORECASE)
_FORWARD = re.compile(
    r"^[ >]*(?:-{2,}\s*(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Ursprüngliche Nachricht"
    r"|Message transféré|Mensaje reenviado|Mensagem encaminhada)\s*-{0,20}|Begin forwarded message:"
    r"|Anfang der weitergeleiteten Nachricht:|Début du message (?:réexpédié|transféré)\s?:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(r"^\s{0,4}\*?([^\W\d_]{2,14})\*?\s?:\*?\s*(.{0,500})$")
_FIELDS = {
    "from": "sender", "von": "sender", "de": "sender", "da": "sender", "van": "sender",
    "date": "sent", "sent": "sent", "datum": "sent", "gesendet": "sent", "fecha": "sent", "enviado": "sent",
    "envoyé": "sent", "data": "sent",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "assunto": "subject",
    "oggetto": "subject", "onderwerp": "subject",
}  # fmt: skip
HEADER_LINES = 12
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def open_letter(text: str, letter: Letter) -> Letter:
    r"""Return the letter whose article the text is: the forwarded one where there is one, without its signature.

    >>> passed_on = "FYI\n------ Forwarded message ------\nFrom: Ana <a@x.example>\nSubject: Strike\n\nDockers left."
    >>> opened = open_letter(passed_on, Letter(subject="Fwd: Strike", sender="Me", sent=None))
    >>> opened.sender, opened.title, opened.body
    ('Ana <a@x.example>', 'Strike', 'Dockers left.')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    dropped: dict[str, int] = {}
    while mark := _FORWARD.search(text):
        dropped["words before a forwarded message"] = len(text[: mark.start()].split())
        header, text = _part_header(text[mark.end() :].lstrip("\n"))
        letter = _with_header(letter, header)
    signatures = [match.start() for match in _SIGNATURE.finditer(text)]
    if signatures and signatures[-1] > len(text) / 2:
        dropped["signature lines"] = text[signatures[-1] :].count("\n")
        text = text[: signatures[-1]]
    return replace(letter, body=_unquoted(text).strip(), dropped=dropped)


def _part_header(text: str) -> tuple[dict[str, str], str]:
    """Part the lines that name sender, date and subject from what follows them."""
    header: dict[str, str] = {}
    lines = text.split("\n")
    read = 0
    for line in lines[:HEADER_LINES]:
        bare = line.lstrip("> ").strip()
        match = _HEADER.match(bare)
        if (bare and match is None) or (not bare and header):
            break
        field = _FIELDS.get(match[1].lower()) if match else None
        if match and field:
            header.setdefault(field, match[2].strip())
        read += 1
    return header, "\n".join(lines[read:])


def _with_header(letter: Letter, header: dict[str, str]) -> Letter:
    return replace(
        letter,
        subject=header.get("subject") or letter.subject,
        sender=header.get("sender") or letter.sender,
        sent=parse_date(header.get("sent", "")) or letter.sent,
    )


def _unquoted(text: str) -> str:
    """Take the marks of quoting off a text that is quoted as a whole."""
    lines = text.split("\n")
    marked = sum(line.startswith(">") for line in lines)
    full = sum(bool(line.strip()) for line in lines)
    return "\n".join(re.sub(r"^(?:> ?)+", "", line) for line in lines) if full and marked > 0.8 * full else text

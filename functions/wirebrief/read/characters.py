"""Make text clean, once: the only place that decides which characters an article may hold.

| found                                        | becomes                                          |
| -------------------------------------------- | ------------------------------------------------ |
| CR LF, CR, NEL, VT, U+2028                    | a line feed                                      |
| form feed, U+2029                             | two line feeds: a page or a paragraph ended      |
| other C0 controls, NUL, DEL                   | nothing                                          |
| C1 controls                                   | what Windows-1252 means by that byte, or nothing |
| lone surrogates, noncharacters                | U+FFFD: something was there                      |
| bidi embeddings, overrides and isolates       | nothing: they can make a reader see other words  |
| zero-width space, word joiner, BOM, soft hyphen, invisible operators | nothing: they split words unseen |
| tag characters                                | nothing, except in the flags of nations          |
| ZWJ and ZWNJ after Latin text, or repeated    | nothing; elsewhere they spell (Hindi, Persian, emoji) |
| repeated variation selectors                  | one                                              |
| more than 30 combining marks on one base      | 30 (the Stream-Safe bound of UAX #15)            |

What is left is brought to NFC. Everything else stays, so clean NFC text with LF line ends comes out unchanged and
offsets into it hold: tabs, no-break spaces, left-to-right marks, trailing blanks and empty lines among them.
"""

import re
import unicodedata

STREAM_SAFE_MARKS = 30
"""UAX #15-D4. Real text stays far below it; without a bound, NFC of a long run of marks takes quadratic time."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200d\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_INVISIBLE = "\xad\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
_TAGS = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f)|[\U000e0000-\U000e007f]+")
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_REPEATED_SELECTORS = re.compile(f"([{_SELECTORS}])[{_SELECTORS}]+")
_IDLE_JOINERS = re.compile("(?:(?<=[\x00-\u02ff])|^)[\u200c\u200d]+|(?<=[\u200c\u200d])[\u200c\u200d]+")
_SURROGATES = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    r"""Return the text with line ends folded, unwanted characters handled as in the table above, in NFC.

    >>> clean("Cafe\u0301 opens\r\nat 9\x00 am")
    'Café opens\nat 9 am'
    """
    if text.isascii() and not _SUSPECT.search(text):
        return text
    return _compose_marks(_handle_suspects(text))


def _handle_suspects(text: str) -> str:
    if not _SUSPECT.search(text):
        return text
    text = text.replace("\r\n", "\n").translate(_replacements())
    text = _SURROGATES.sub("\ufffd", text)
    text = _TAGS.sub(r"\1", text)
    text = _REPEATED_SELECTORS.sub(r"\1", text)
    return _IDLE_JOINERS.sub("", text)


def _replacements() -> dict[int, str]:
    table = dict.fromkeys((*range(32), *map(ord, _INVISIBLE), *map(ord, _BIDI_CONTROLS), 127), "")
    table |= {code: _windows_1252(code) for code in range(0x80, 0xA0)}
    table |= dict.fromkeys(map(ord, "\r\x0b\x85\u2028\n"), "\n")
    table |= dict.fromkeys(map(ord, "\x0c\u2029"), "\n\n")
    table[ord("\t")] = "\t"
    return table


def _windows_1252(code: int) -> str:
    return bytes([code]).decode("cp1252", errors="ignore")


def _compose_marks(text: str) -> str:
    marks = "".join(character for character in set(text) if unicodedata.combining(character))
    if marks:
        run = f"([{re.escape(marks)}]{{{STREAM_SAFE_MARKS}}})[{re.escape(marks)}]+"
        text = re.sub(run, r"\1", text)
    return unicodedata.normalize("NFC", text)

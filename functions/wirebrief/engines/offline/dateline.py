"""Tell the dateline of a story from the story."""

import re

from wirebrief.engines.offline.gazetteer import place
from wirebrief.engines.offline.passage import Passage

LONGEST = 90  # code points; a dash farther off belongs to the sentence
_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x590)) if letter.isupper())
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'’/-]+(?: [{_UPPER}][{_UPPER}.'’/-]+)*"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]{2,20}(?: [A-ZÀ-Þ][\w.'’-]{2,20})?"
DATELINE = re.compile(
    rf"{_CAPITALS}(?:, [^–—(\n]{{1,40}}?)?\s?(?:\([^)\n]{{2,40}}\)\s*)?\s?(?:--|[–—]|(?<=\s)[-_])\s(?=\S)|"
    rf"[{_UPPER}]{{4,}}(?:, \d{{1,2}} \w+)?\.\s(?=[{_UPPER}])|"
    rf"[{_UPPER}]{{4,}}(?: [{_UPPER}]{{3,}})?(?:, [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?:\s(?=[{_UPPER}])|"
    rf"{_PLACE}(?:, (?:[A-ZÀ-Þ][\w. ]{{1,24}}|\d{{1,2}}\.? \w{{3,10}}))?\s(?:\([^)\n]{{2,40}}\)\s)?(?:--|[–—])\s(?=\S)|"
    rf"{_PLACE}(?:, [A-ZÀ-Þ][\w. ]{{1,24}})?\s?\([^)\n]{{2,40}}\)\s?(?:--|[–—_-])\s(?=\S)|"
    rf"{_PLACE}(?: \([^)\n]{{2,30}}\))? \[{_PLACE}\](?:, \w{{3,10}} \d{{1,2}})?(?: \([^)\n]{{2,20}}\))?:\s(?=\S)|"
    rf"\([{_UPPER}][\w/. -]{{1,20}}\)\s(?:--|[–—-])\s(?=\S)|"
    rf"{_CAPITALS}(?: (?:DE|DEL|LA) {_CAPITALS})*,? \d{{1,2}}\.?(?: \w{{3,10}}\.?)?(?: (?:19|20)\d\d)?\s?"
    r"\([^)\n]{2,40}\)(?:\.|\s?(?:--|[–—-]))?\s?(?=\S)|"
    rf"\([{_UPPER}][\w/.]{{1,12}}\)\s(?=[{_UPPER}])|"
    rf"[{_UPPER}][a-z]{{2,8}}\.? \d{{1,2}}\s?(?:--|[–—])\s?(?=[{_UPPER}])"
)

# "London - The", "Monroe | The": where a gazetteer has the town.
TOWN = re.compile(rf"(?P<town>[{_UPPER}][\w.'’]+(?: [{_UPPER}][\w.'’]+){{0,2}}) [-–|] (?=[{_UPPER}])")


def after_dateline(passage: Passage, sentence: int) -> int:
    """Return the offset at which a sentence begins once its dateline is off."""
    span = passage.sentences[sentence]
    limit = min(span.end, span.start + LONGEST)
    match = DATELINE.match(passage.text, span.start, limit)
    if match is not None:
        return match.end()
    town = TOWN.match(passage.text, span.start, limit)
    return town.end() if town is not None and place(town["town"].title()) is not None else span.start

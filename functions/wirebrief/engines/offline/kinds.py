"""Tell what a name names: a person, an organisation, a place, or none of them."""

from collections import defaultdict
from typing import Literal

from wirebrief.engines.offline.gazetteer import demonyms, given_names, place, surnames
from wirebrief.engines.offline.language import Pack
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.runs import BANDS, Mention

NameKind = Literal["person", "organisation", "place", "other"]
Scores = dict[str, float]

# Weights were set by hand and then one by one by `make quality`: see docs/quality.md.
SURE = 6.0
STRONG = 4.0
FAIR = 2.0
SLIGHT = 1.0
LEAST = 0.6


def form_scores(passage: Passage, mention: Mention) -> Scores:
    """Return what the words of a name themselves say."""
    pack = passage.pack
    forms = passage.forms[mention.first : mention.last + 1]
    scores: Scores = defaultdict(float)
    _place_form(scores, pack, mention.text, forms)
    _person_form(scores, forms)
    _organisation_form(scores, pack, forms)
    if forms[-1] in pack.event_heads or (len(forms) > 1 and forms[0] in pack.event_heads):
        scores["other"] += STRONG + SLIGHT
    if all(form in demonyms() for form in forms) or mention.text in demonyms():
        scores["other"] += SURE + STRONG
    if mention.text.lower() in pack.months or mention.text.lower() in pack.weekdays:
        scores["other"] += SURE * 3
    return scores


def _place_form(scores: Scores, pack: Pack, text: str, forms: list[str]) -> None:
    known = place(text)
    if known is not None:
        by_kind = {"country": STRONG + FAIR, "region": STRONG, "nature": STRONG, "building": FAIR}
        size = min(known.size / 500, 3.0)
        scores["place"] += by_kind.get(known.kind, SLIGHT + size if len(text) > 2 else 0)
    if len(forms) > 1 and forms[-1] in pack.place_heads:
        scores["place"] += STRONG
    if len(forms) > 1 and forms[0] in pack.place_prefixes:
        scores["place"] += FAIR
    if known is None and len(forms) == 1 and text.endswith(("stan", "ville", "burg", "shire", "grad", "abad", "pur")):
        scores["place"] += SLIGHT


def _person_form(scores: Scores, forms: list[str]) -> None:
    given, family = given_names(), surnames()
    if len(forms) == 1:
        scores["person"] += SLIGHT * (forms[0] in given) + 0.5 * (forms[0] in family)
        return
    if len(forms) > 5 or any(form in {"of", "for", "&", "and"} for form in forms):
        scores["person"] -= FAIR
        return
    if forms[0] in given:
        scores["person"] += FAIR + SLIGHT
    if forms[-1] in family:
        scores["person"] += SLIGHT + SLIGHT * (forms[0] in given)
    if len(forms) > 2 and any(len(form) == 2 and form[1] == "." for form in forms[1:-1]):
        scores["person"] += FAIR
    if forms[-1] in {"Jr", "Jr.", "Sr", "Sr.", "II", "III"}:
        scores["person"] += FAIR
    scores["person"] += (
        0.8 if len(forms) in {2, 3} and all(form.isalpha() and not form.isupper() for form in forms) else 0
    )


def _organisation_form(scores: Scores, pack: Pack, forms: list[str]) -> None:
    heads = [form in pack.org_heads or form in BANDS for form in forms]
    if len(forms) > 1 and heads[-1]:
        scores["organisation"] += STRONG
    elif len(forms) > 1 and any(heads):
        scores["organisation"] += FAIR + (SLIGHT if heads[0] and forms[1] in {"of", "for"} else 0)
    if any(form in {"of", "for", "&", "and"} for form in forms):
        scores["organisation"] += SLIGHT
    if len(forms) == 1:
        form = forms[0]
        if form[-1] == "s" and form[:-1].isupper() and len(form) > 2:  # plurals such as UAVs are things
            scores["other"] += STRONG
        elif form.isupper() and 2 <= len(form.replace(".", "")) <= 6:
            scores["organisation"] += FAIR + 0.5
        elif (
            any(letter.isupper() for letter in form[1:])
            and "-" not in form
            and not form.startswith(("Mc", "Mac", "O'", "O’", "D"))
        ):
            scores["organisation"] += SLIGHT
    elif any(form.isupper() and len(form) > 1 and "." not in form for form in forms):
        scores["organisation"] += SLIGHT


def context_scores(passage: Passage, mention: Mention) -> Scores:
    """Return what stands around one mention says of its kind."""
    scores: Scores = defaultdict(float)
    if mention.title is not None:
        scores["person"] += SURE
    _after(scores, passage, mention)
    _before(scores, passage, mention)
    return scores


def _after(scores: Scores, passage: Passage, mention: Mention) -> None:
    pack, index = passage.pack, mention.last + 1
    if index >= len(passage.forms) or passage.homes[index] != passage.homes[mention.last]:
        return
    gap, word = passage.gap(mention.last), passage.lowers[index]
    if gap == " " and word in pack.cues:
        scores["person"] += SLIGHT + 0.5
        scores["organisation"] += 0.7
        scores["place"] -= 0.5
    elif gap == " " and word in {"officials", "spokesman", "spokeswoman", "shares", "executives", "executive", "chief"}:
        scores["organisation"] += SLIGHT + 0.5
    elif gap.startswith(", "):
        _apposed(scores, passage, index)
    elif gap == "-" or passage.text[mention.end : mention.end + 6] == "-based":
        scores["place"] += FAIR + SLIGHT
    elif gap == " (" and passage.forms[index].isupper() and len(word) > 1:
        scores["organisation"] += FAIR


def _apposed(scores: Scores, passage: Passage, index: int) -> None:
    word, form = passage.lowers[index], passage.forms[index]
    if word.isdigit() and len(word) <= 2 and passage.gap(index)[:1] == ",":
        scores["person"] += STRONG
    elif word == "who":
        scores["person"] += FAIR + SLIGHT
    elif word in passage.pack.titles:
        scores["person"] += FAIR
    elif place(form) is not None or place(" ".join(passage.forms[index : index + 2])) is not None:
        scores["place"] += SLIGHT + 0.5


def _before(scores: Scores, passage: Passage, mention: Mention) -> None:
    index = mention.first - 1
    if mention.title is not None or index < 0 or passage.homes[index] != passage.homes[mention.first]:
        return
    if passage.gap(index) != " ":
        return
    word, pack = passage.lowers[index], passage.pack
    if word in pack.in_places:
        scores["place"] += FAIR
    elif word in {"from", "to", "at", "toward", "towards", "via"}:
        scores["place"] += 0.7
    elif word in pack.articles:
        scores["organisation"] += SLIGHT
        scores["person"] -= FAIR + SLIGHT
    elif word in pack.cues:
        scores["person"] += SLIGHT
    elif word in pack.titles:
        scores["person"] += STRONG
    elif word in {"by", "with", "and"}:
        scores["person"] += 0.3


def decide(scores: Scores, words: int) -> NameKind:
    """Return the kind with the highest score, "other" where none is likely."""
    kind, best = max(
        ((kind, scores.get(kind, 0.0)) for kind in ("person", "organisation", "place", "other")),
        key=lambda pair: pair[1],
    )
    if best < LEAST:
        return "person" if words > 1 and best > 0 else "other"
    return kind  # type: ignore[return-value] # one of the four literals above

"""Ground what is named: people and organisations, places, and the words that tell when."""

import re

from wirebrief.brief import Entity, Evidence, Moment, Place
from wirebrief.draft import DraftEntity, DraftMoment, DraftPlace
from wirebrief.engines.offline import gazetteer
from wirebrief.ground.antecedents import names_same
from wirebrief.ground.fold import fold
from wirebrief.ground.lexicon import UPPER
from wirebrief.ground.markers import QUALIFIERS
from wirebrief.ground.names import capitalised_matches
from wirebrief.ground.people import IN_FULL
from wirebrief.ground.stated import Breach
from wirebrief.ground.view import ChunkView, failure, outermost, part_id, tidy
from wirebrief.ports import Failure

_NAME_REACH = 60  # characters behind a role in which its holder's name ends
_WORD_BEFORE = re.compile(r"(\w+)[ -]")


def ground_entity(view: ChunkView, field: str, draft: DraftEntity) -> tuple[Entity | None, list[Failure]]:
    """Return the entity with its mentions in the chunk; a role or an alias that does not hold fails by itself."""
    name = tidy(draft.name)
    mentions = view.mentions(name) or view.elsewhere(name)
    if not mentions:
        return None, [failure(field, draft, _absent(name), name)]
    aliases, failures = _aliases(view, field, draft)
    for alias in aliases:
        mentions |= view.mentions(alias)
    role: str | None = tidy(draft.role) or None
    if role and (breach := _role_breach(view, role, mentions)):
        failures.append(failure(f"{field}.role", draft, breach, role))
        role = None
    evidence = outermost(mentions)
    part = part_id("e", name, evidence[0].start)
    return Entity(id=part, name=name, kind=draft.kind, role=role, aliases=aliases, evidence=evidence), failures


def ground_place(view: ChunkView, field: str, draft: DraftPlace) -> tuple[Place | None, list[Failure]]:
    """Return the place with its mentions in the chunk.

    A larger place that neither the article names nor the gazetteer gives fails by itself.
    """
    name = tidy(draft.name)
    mentions = view.mentions(name)
    if not mentions:
        return None, [failure(field, draft, _absent(name), name)]
    within: str | None = tidy(draft.within) or None
    failures = []
    if within and not view.rules.names.occurs(within) and not _lies_in(name, within):
        failures.append(failure(f"{field}.within", draft, _absent(within), within))
        within = None
    evidence = outermost(mentions)
    part = part_id("p", name, evidence[0].start)
    return Place(id=part, name=name, kind=draft.kind, within=within, evidence=evidence), failures


def ground_moment(view: ChunkView, field: str, draft: DraftMoment) -> tuple[Moment | None, list[Failure]]:
    """Return the article's own words for when; a date that they do not mean fails by itself."""
    words = tidy(draft.words)
    cited = view.cited(draft.sentences) or ()
    found = [span for sentence in cited for span in view.find_each(words, sentence)] or [
        span for sentence in cited if (span := view.find(words, sentence))
    ][:1]
    if not found:
        breach = Breach("verbatim", f"the words “{words}” are not in the cited sentences")
        return None, [failure(field, draft, breach, words)]
    date: str | None = tidy(draft.date) or None
    failures = []
    if date:
        breaches = {span: view.rules.date_breach(span, date) for span in found}
        meant = [span for span in found if breaches[span] is None]
        if not meant and (wrong := breaches[found[0]]):
            failures.append(failure(f"{field}.date", draft, wrong, date))
            date = None
        found = meant or found[:1]
    evidence = tuple(view.source.evidence(span) for span in found)
    part = part_id("w", evidence[0].quote, evidence[0].start)
    return Moment(id=part, words=evidence[0].quote, date=date, evidence=evidence), failures


def _lies_in(name: str, within: str) -> bool:
    """Return whether the gazetteer has the place in the larger one, at any depth."""
    within = gazetteer.usual_country(within)
    known = gazetteer.place(name)
    while known and known.within and known.within != known.name:
        if known.within == within:
            return True
        known = gazetteer.place(known.within)
    return False


def _aliases(view: ChunkView, field: str, draft: DraftEntity) -> tuple[tuple[str, ...], list[Failure]]:
    named = dict.fromkeys(tidy(alias) for alias in draft.aliases)
    named.pop(tidy(draft.name), None)
    good = tuple(alias for alias in named if view.rules.names.occurs(alias))
    bad = [alias for alias in named if alias and alias not in good]
    return good, [failure(f"{field}.aliases", draft, _absent(alias), alias) for alias in bad]


def _absent(name: str) -> Breach:
    return Breach("names", f"“{name}” is not in the article")


def _role_breach(view: ChunkView, role: str, mentions: set[Evidence]) -> Breach | None:
    """A role's words stand in one sentence with a mention or beside it, and with the same "former", "acting" …

    Where they stand in several, the mention's own has one of them: "Its envoy, Ana Ruiz, …" behind "The Union …".
    """
    words = [word for word in re.findall(r"[^\W_の]+", fold(role.lower()).text) if len(word) > 2 or not word.isascii()]
    every = view.source.article.sentences
    for mention in sorted(mentions):
        at = view.source.sentence_at(mention.start)
        near = [fold(_sentence(view, one).lower()).text for one in range(max(at - 1, 0), min(at + 2, len(every)))]
        text, own = " ".join(near), fold(_sentence(view, at).lower()).text
        together = any(all(_has(one, word) for word in words) for one in near) or any(_has(own, word) for word in words)
        if words and together and all(_has(text, word) for word in words):
            anothers = None if all(_has(own, word) for word in words) else _others_role(view, role, mentions)
            return anothers or _qualifier_breach(words, text)
    return Breach("names", f"the article does not give the role “{role}” beside the name")


def _has(text: str, word: str) -> bool:
    """Return whether a text has a word of a role, be it in short: "gov" for "governor"."""
    return word in text or any(short in text for short, full in IN_FULL.items() if full == word)


def _sentence(view: ChunkView, at: int) -> str:
    sentence = view.source.article.sentences[at]
    return view.source.text[sentence.start : sentence.end]


def _others_role(view: ChunkView, role: str, mentions: set[Evidence]) -> Breach | None:
    """Return a breach where the article gives the office to others alone, by name."""
    holders = [view.rules.speakers.holders(word) for word in re.findall(r"[^\W_]+", role.lower())]
    names = {one.quote for one in mentions}
    holders.append(frozenset(_named_behind(view.source.text, role)))
    if any(held and not any(names_same(name, one) for name in names for one in held) for held in holders):
        return Breach("names", f"the article gives the role “{role}” to somebody else")
    return None


def _named_behind(text: str, role: str) -> list[str]:
    """Return the names that stand directly behind the words of a role: "bakery boss Leo Costa"."""
    beside = re.compile(rf"\b{re.escape(role)}\s(?-i:(?=[{UPPER}]))", re.IGNORECASE)
    behind = (text[match.end() : match.end() + _NAME_REACH] for match in beside.finditer(text))
    return [found[0].group() for words in behind if (found := capitalised_matches(words))]


def _qualifier_breach(words: list[str], text: str) -> Breach | None:
    before = (match[1] for match in _WORD_BEFORE.finditer(text) if text.startswith(words[0], match.end()))
    qualifier = next(before, "")
    if qualifier in QUALIFIERS and not set(words) & QUALIFIERS:
        return Breach("names", f"the article says “{qualifier} {words[0]}”")
    return None

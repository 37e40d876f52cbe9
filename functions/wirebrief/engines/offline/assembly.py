"""Assemble the draft: what the engine found, as sentence numbers and words of the article."""

import re
from bisect import bisect_right

from wirebrief.draft import Draft, DraftClaim, DraftEntity, DraftMoment, DraftPlace, DraftStatement, EntityKind
from wirebrief.engines.offline.answers import find_answers
from wirebrief.engines.offline.claims import Said, find_claims
from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.dates import Moment, find_moments
from wirebrief.engines.offline.gazetteer import place
from wirebrief.engines.offline.lead import (
    Actor,
    asked_in,
    crowd_beside,
    lead_actor,
    lead_thing,
    title_actor,
)
from wirebrief.engines.offline.main_day import moments_in_order
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.names import find_names
from wirebrief.engines.offline.near import within_of
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import find_quotations
from wirebrief.engines.offline.ranking import rank, score, summary_of
from wirebrief.engines.offline.roles import give_roles
from wirebrief.engines.offline.salience import in_order, places_in_order
from wirebrief.engines.offline.subjects import Ground, lay_ground
from wirebrief.engines.offline.things import only_tells

WHAT_SENTENCES = 6
TITLE_WORDS = 3  # of the phrase for who acts in a title, whose verbs look like nouns
FIGURES = 0.4  # points: what happened is told with its figures
ARTICLE = re.compile(r"^(?:the|an?|el|la|los|las|le|les|der|die|das|o|a|os|as|une?|una|uma?|eine?)\s", re.IGNORECASE)


def draft(passage: Passage) -> Draft:
    """Return everything found in a passage."""
    names = find_names(passage)
    give_roles(passage, names)
    ground = lay_ground(passage, names, find_quotations(passage))
    claims = find_claims(ground, names) + find_answers(passage, names)
    scored = score(passage, names, ground.quotations)
    ranked, told = rank(scored), rank(scored, FIGURES)
    return Draft(
        headline=_headline(passage, ranked),
        summary=tuple(_statement(passage, index) for index in summary_of(passage, ranked)),
        who=_who(ground, names),
        what=tuple(_statement(passage, index) for index in told[:WHAT_SENTENCES]),
        where=_where(passage, places_in_order(passage, names)),
        when=_moments(passage, moments_in_order(passage, _untitled(find_moments(passage), names))),
        claims=tuple(_claim(passage, said) for said in claims),
    )


def _who(ground: Ground, names: list[Name]) -> tuple[DraftEntity, ...]:
    """People and organisations, and first of all those who act in the lead where no name is theirs."""
    passage = ground.passage
    actors = (None, None) if passage.foreign else (asked_in(ground, names) or lead_actor(ground), title_actor(ground))
    lead = actors[0]
    if lead is not None and lead.name is None and _named(actors[1]):
        lead = actors[1] if only_tells(passage, passage.word_at(lead.end - 1)) else lead
    if lead is None and not passage.foreign:
        lead = _beside(ground, in_order(passage, names, actors), actors[1])
    entities = [_entity(passage, name) for name in in_order(passage, names, (lead, actors[1]))]
    if lead is None or passage.foreign or (lead.name is not None and lead.name.kind != "place"):
        return tuple(entities)
    words = passage.text[lead.start : lead.end]
    if lead.name is not None and passage.pack.language != "en":
        return tuple(entities)
    office = ARTICLE.sub("", words).lower()
    holders = {name.text for name in names if _holds(passage, name, office, lead)}
    first = next((entity for entity in entities if entity.name in holders), None)
    if first is not None:
        return (first, *(entity for entity in entities if entity is not first))
    group = DraftEntity(name=words, kind="group", role=None, aliases=(), sentences=(lead.sentence + 1,))
    return (group, *entities)


def _beside(ground: Ground, names: list[Name], title: Actor | None) -> Actor | None:
    """Who or what a lead is about in which nobody acts: a crowd beside the thing, who acts in the title, the thing."""
    crowd = _crowd(ground, names)
    if crowd is not None or (title is not None and title.name is not None and title.name.kind != "place"):
        return crowd
    return title if title is not None and title.name is None and _brief(ground.passage, title) else lead_thing(ground)


def _named(title: Actor | None) -> bool:
    """Whether a title names who acts in it, no town: "Kyiv struck" tells where."""
    if title is None or title.name is None:
        return False
    known = place(title.name.text) if title.name.kind == "place" else None
    return title.name.kind != "place" or (known is not None and known.kind == "country")


def _brief(passage: Passage, title: Actor) -> bool:
    """Whether the words for who acts in a title are surely no more than that: "Judge refuses", "Two gunmen"."""
    words = passage.text[title.start : title.end].split()
    return len(words) <= TITLE_WORDS and not any(word.endswith("s") for word in words[:-1])


def _crowd(ground: Ground, names: list[Name]) -> Actor | None:
    """Who acts in a lead that tells of a thing, where title and lead do not name whom the story is most about."""
    passage, crowd = ground.passage, crowd_beside(ground)
    if crowd is None or not names:
        return crowd
    homes = ((passage.homes[mention.first], mention.start) for mention in names[0].mentions)
    named = any(passage.sentences[home].kind == "title" or start < crowd.start for home, start in homes)
    return None if named else crowd


def _holds(passage: Passage, name: Name, office: str, lead: Actor) -> bool:
    """Whether somebody has the office that opens the lead: all of it, or its first words and a name in the lead."""
    role = (name.role or "").lower()
    named = any(passage.homes[mention.first] == lead.sentence for mention in name.mentions)
    return bool(role) and (role == office or (named and role.startswith(f"{office} ")))


def _statement(passage: Passage, index: int) -> DraftStatement:
    return DraftStatement(text=_words(passage, index), sentences=(index + 1,))


def _words(passage: Passage, index: int) -> str:
    """Return the words of a sentence without a dateline before them."""
    return passage.text[after_dateline(passage, index) : passage.sentences[index].end]


def _headline(passage: Passage, ranked: list[int]) -> DraftStatement | None:
    titles = [index for index, sentence in enumerate(passage.sentences) if sentence.kind == "title"]
    if titles or ranked:
        return _statement(passage, (titles or ranked)[0])
    return _statement(passage, 0) if passage.sentences else None


def _sentences(passage: Passage, name: Name) -> tuple[int, ...]:
    return tuple(sorted({passage.homes[mention.first] + 1 for mention in name.mentions}))


def _entity(passage: Passage, name: Name) -> DraftEntity:
    aliases = tuple(form for form in name.forms if form != name.text)
    kind: EntityKind = "person" if name.kind == "person" else "organisation"
    return DraftEntity(name=name.text, kind=kind, role=name.role, aliases=aliases, sentences=_sentences(passage, name))


def _where(passage: Passage, names: list[Name]) -> tuple[DraftPlace, ...]:
    """Places in order; after them the other names of the same ones, so that no mention is lost."""
    usual = [_place(passage, name, name.text) for name in names]
    others = [_place(passage, name, form) for name in names for form in name.forms if form != name.text]
    return (*usual, *others)


def _place(passage: Passage, name: Name, form: str) -> DraftPlace:
    known = place(form)
    kind = known.kind if known is not None else "other"
    within = within_of(passage, known) if known is not None else None
    return DraftPlace(name=form, kind=kind, within=within, sentences=_sentences(passage, name))


def _untitled(moments: list[Moment], names: list[Name]) -> list[Moment]:
    """Moments without those that are a part of somebody's name: "Gov. Jan Brewer"."""
    borne = sorted((one.start, one.end) for name in names if name.kind == "person" for one in name.mentions)
    before = ((moment, bisect_right(borne, (moment.start, moment.end)) - 1) for moment in moments)
    return [
        moment
        for moment, at in before
        if at < 0 or borne[at][1] < moment.end or (moment.start, moment.end) == borne[at]
    ]


def _moments(passage: Passage, moments: list[Moment]) -> tuple[DraftMoment, ...]:
    """What was found, the same words for the same day once in a sentence: grounding looks for every place of them."""
    told = (
        DraftMoment(words=passage.text[moment.start : moment.end], date=moment.date, sentences=(moment.sentence + 1,))
        for moment in moments
    )
    return tuple(dict.fromkeys(told))


def _claim(passage: Passage, said: Said) -> DraftClaim:
    cited = tuple(range(said.sentence + 1, said.last_sentence + 2))
    if said.carrier is not None:
        cited = tuple(sorted({*cited, said.carrier + 1}))
    quotation = said.quotation
    return DraftClaim(
        statement=_told(passage, said),
        speaker=said.speaker.words if said.speaker is not None else None,
        cue=said.cue,
        kind=said.kind,
        stance=said.speech.stance if said.speech is not None else "asserts",  # type: ignore[arg-type] # the packs' stances are checked by a test
        quotation=passage.text[quotation.start : quotation.end].strip() if quotation is not None else None,
        sentences=cited,
    )


def _told(passage: Passage, said: Said) -> str:
    """The sentence that carries a claim; of one that quotes as well, what its second verb reports."""
    participle = said.speech is not None and said.speech.words.endswith(passage.pack.participles or ("\n",))
    if said.adds and said.speech is not None and (participle or passage.pack.language == "en"):
        return passage.text[said.speech.start : passage.sentences[said.sentence].end]
    return _words(passage, said.sentence)

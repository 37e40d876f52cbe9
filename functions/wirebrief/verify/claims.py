"""Ask the rules again of a claim: its statement, its quotation, its stance, and above all its speaker."""

from collections.abc import Iterator

from wirebrief.article import Span
from wirebrief.brief import Brief, Claim, Evidence
from wirebrief.ground.fold import fold
from wirebrief.ground.quotations import locate
from wirebrief.ground.rules import Rules
from wirebrief.ground.stated import Breach
from wirebrief.verify.asked import broken, sentences_of, statement_breach
from wirebrief.verify.difference import Difference


def check_claim(path: str, claim: Claim, brief: Brief, rules: Rules) -> Iterator[Difference]:
    """Yield what does not hold of one claim."""
    if breach := statement_breach(rules, claim.statement, claim.evidence, said=True):
        yield broken(f"{path}.statement", breach, claim.statement)
    yield from _quotation(path, claim, rules)
    yield from _stance(path, claim, rules)
    yield from _speaker(path, claim, brief, rules)


def _quotation(path: str, claim: Claim, rules: Rules) -> Iterator[Difference]:
    if (claim.kind == "indirect") == bool(claim.quotation):
        expected = "direct or mixed" if claim.quotation else "indirect"
        yield Difference(f"{path}.kind", f"{len(claim.quotation)} quoted pieces", expected, claim.kind)
    ends = 0
    sentences = sentences_of(rules, *claim.evidence)
    for at, piece in enumerate(claim.quotation):
        place = f"{path}.quotation[{at}]"
        if not set(sentences_of(rules, piece)) <= set(sentences):
            yield Difference(place, "outside the claim's evidence", "words of its evidence", piece.quote)
        if piece.start < ends:
            yield Difference(place, "before the piece it should follow", f"from {ends} on", str(piece.start))
        ends = piece.end
        passage = rules.source.passage(piece.start, piece.end)
        if isinstance(reason := locate(piece.quote, (passage,), rules.source), str):
            yield broken(place, Breach("verbatim", reason), piece.quote)


def _stance(path: str, claim: Claim, rules: Rules) -> Iterator[Difference]:
    held = rules.checked_stance(claim.stance, " ".join(piece.quote for piece in claim.evidence))
    if held != claim.stance:
        yield Difference(f"{path}.stance", "the evidence has no word for it", held, claim.stance)


def _speaker(path: str, claim: Claim, brief: Brief, rules: Rules) -> Iterator[Difference]:
    if claim.speaker is None:
        if claim.attributed_by or claim.cue:
            yield Difference(f"{path}.speaker", "a cue or its passage, but nobody who speaks", "a speaker", "null")
        return
    passages = _attributions(claim, brief, rules)
    if not passages:
        yield broken(f"{path}.speaker", Breach("speaker", "the article does not have them say this"), claim.speaker)
    elif claim.attributed_by not in passages:
        found = claim.attributed_by.quote if claim.attributed_by else "null"
        yield Difference(f"{path}.attributed_by", "not where the speaker is given", passages[0].quote, found)
    elif claim.cue and claim.attributed_by and _folded(claim.cue) not in _folded(claim.attributed_by.quote):
        yield Difference(f"{path}.cue", "not in the attribution", claim.attributed_by.quote, claim.cue)


def _attributions(claim: Claim, brief: Brief, rules: Rules) -> list[Evidence]:
    """Return the passages that give the claim's words to its speaker, under any name the brief has for them."""
    others = (entity.aliases for entity in brief.who if entity.name == claim.speaker)
    names = [claim.speaker or "", *(alias for aliases in others for alias in aliases)]
    cue = claim.cue or ""
    found = (rules.speakers.attributed(name, where, cue) for name in names for where in _words_said(claim))
    return [passage for passage in found if passage is not None]


def _words_said(claim: Claim) -> list[Span]:
    """Return where the words stand that the speaker is given: the quotation, else all the evidence or one piece."""
    if claim.quotation:
        return [Span(claim.quotation[0].start, claim.quotation[0].end)]
    whole = Span(claim.evidence[0].start, claim.evidence[-1].end)
    return [whole, *(Span(piece.start, piece.end) for piece in claim.evidence)]


def _folded(text: str) -> str:
    return fold(text.lower()).text

"""Check a brief against its article again, with no model: its shape, its evidence, and every rule of grounding."""

from wirebrief.article import Article
from wirebrief.verify.difference import Difference
from wirebrief.verify.evidence import check_evidence, check_ids
from wirebrief.verify.shape import read_brief
from wirebrief.verify.source import check_coverage, check_source
from wirebrief.verify.statements import check_parts

__all__ = ["Difference", "verify"]


def verify(brief_json: bytes, article: Article) -> tuple[Difference, ...]:
    """Return every way in which brief.json does not hold against the article; empty where it holds.

    What cannot be checked without the engine that made the brief is not: which facts were chosen, the kind of
    a name, tokens and cost. A brief that is no brief, or one of another article, is not looked at further.
    """
    brief, misshapen = read_brief(brief_json)
    if brief is None:
        return misshapen
    if other := check_source(brief, article):
        return misshapen + other
    evidence = tuple(check_evidence(brief, article))
    # Rules are asked of evidence that is what it claims to be; elsewhere their answers would mean nothing.
    rules = () if evidence else check_parts(brief, article)
    return (*misshapen, *evidence, *check_ids(brief), *check_coverage(brief, article), *rules)

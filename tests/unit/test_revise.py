"""What a new version of a story says otherwise is listed, and nothing that it says as before."""

from msgspec.structs import replace

from support.samples import ferry_article, ferry_brief
from wirebrief.brief import Change, Statement
from wirebrief.render import render
from wirebrief.revise import diff, revised

OLD_WORDS = "Repairs will cost between C$2.1 million and C$2.6 million, according to the authority."


def corrected():
    """Return the sample brief and a version of it with another figure, another role and a claim less."""
    article = ferry_article()
    old = ferry_brief(article)
    what = tuple(
        replace(one, text=one.text.replace("C$2.6 million", "C$3.6 million")) if one.text == OLD_WORDS else one
        for one in old.what
    )
    who = (replace(old.who[0], role="former chief executive of the authority"), *old.who[1:])
    new = replace(old, what=what, who=who, claims=old.claims[:-1], article=replace(old.article, id="0" * 64))
    return article, old, new


def test_a_brief_differs_from_itself_in_nothing() -> None:
    brief = ferry_brief(ferry_article())
    assert diff(brief, brief) == ()


def test_a_corrected_figure_a_new_role_and_a_claim_that_is_gone_are_listed_and_nothing_else() -> None:
    _, old, new = corrected()
    new_words = OLD_WORDS.replace("C$2.6 million", "C$3.6 million")
    role = "Rosalind Achterberg, {}chief executive of the authority"
    assert diff(old, new) == (
        Change(kind="statement", old=OLD_WORDS, new=new_words),
        Change(kind="claim", old=old.claims[-1].statement),
        Change(kind="figure", new="$3.6 million"),
        Change(kind="figure", old="$2.6 million"),
        Change(kind="name", old=role.format(""), new=role.format("former ")),
    )


def test_statements_in_another_order_have_not_changed() -> None:
    brief = ferry_brief(ferry_article())
    assert diff(brief, replace(brief, what=brief.what[::-1], claims=brief.claims[::-1])) == ()


def test_a_new_statement_is_no_version_of_one_that_is_gone() -> None:
    brief = ferry_brief(ferry_article())
    other = Statement(id="what-1", text="Nobody was hurt.", evidence=brief.what[0].evidence)
    changes = diff(brief, replace(brief, what=(other, *brief.what[1:])))
    assert Change(kind="statement", new="Nobody was hurt.") in changes
    assert Change(kind="statement", old=brief.what[0].text) in changes


def test_the_newsletter_of_a_new_version_says_what_changed_in_every_format() -> None:
    article, old, new = corrected()
    noted = revised(new, old, "briefs/2026/11/21/x/", is_correction=True)
    files = render(replace(noted, article=old.article), article)
    for name in ("newsletter.html", "newsletter.txt", "newsletter.md"):
        text = files[name].decode()
        assert "WHAT CHANGED" in text.upper()
        assert "3.6 million" in text
    assert "<del>" in files["newsletter.html"].decode()
    assert "hat changed" not in render(old, article)["newsletter.txt"].decode()


def test_an_article_that_is_briefed_again_is_no_new_version() -> None:
    brief = ferry_brief(ferry_article())
    assert revised(brief, brief, "briefs/x/").revision is None

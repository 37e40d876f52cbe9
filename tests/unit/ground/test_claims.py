"""Claims: one person's words, whole, or nobody's."""

from msgspec.structs import replace

from support.samples import article_of
from wirebrief.article import Article, Chunk
from wirebrief.brief import Claim, Parts
from wirebrief.draft import Draft, DraftClaim
from wirebrief.ground import ground
from wirebrief.ports import Failure

TEXT = (
    "Mayor Ana Ruiz opened the bridge. “It will hold for years,” Ruiz said. “It was cheap,” said Leo Costa, a builder."
    "\n\n"
    "Costa denied that he had cut corners. “We built it twice,” he said, “and we would build it again.”"
)


def claim(quotation: str | None, speaker: str | None, *numbers: int, statement: str = "It will hold") -> DraftClaim:
    return DraftClaim(
        statement=statement,
        speaker=speaker,
        cue="said",
        kind="direct",
        stance="asserts",
        quotation=quotation,
        sentences=numbers,
    )


def grounded(draft: DraftClaim) -> tuple[Parts, tuple[Failure, ...]]:
    article: Article = article_of(TEXT, language="en")
    chunk = Chunk(index=0, start=0, end=len(TEXT), text=TEXT, sentences=article.sentences)
    return ground(Draft(claims=(draft,)), chunk, article)


def only_claim(draft: DraftClaim) -> Claim:
    parts, failures = grounded(draft)
    assert not failures
    return parts.claims[0]


def test_a_claim_keeps_its_speaker_with_the_passage_that_says_so() -> None:
    kept = only_claim(claim("It will hold for years", "Ana Ruiz", 2))
    assert kept.speaker == "Ana Ruiz"
    assert kept.attributed_by
    assert "Ruiz said" in kept.attributed_by.quote


def test_a_claim_given_to_another_is_kept_as_nobodys_and_the_speaker_fails_by_himself() -> None:
    parts, failures = grounded(claim("It will hold for years", "Leo Costa", 2))
    assert parts.claims[0].speaker is None
    assert [(one.field, one.text, one.rule) for one in failures] == [("claims[0].speaker", "Leo Costa", "speaker")]


def test_a_speaker_of_no_name_in_the_article_is_told_so() -> None:
    _, failures = grounded(claim("It will hold for years", "Pia Holm", 2))
    assert failures[0].reason == "“Pia Holm” is not in the article: name the speaker as it does"


def test_a_statement_that_names_the_wrong_speaker_itself_is_refused() -> None:
    drafted = claim("It will hold for years", "Leo Costa", 2, statement="Leo Costa said it will hold for years")
    parts, failures = grounded(drafted)
    assert parts.claims == ()
    assert failures[0].rule == "speaker"


def test_the_words_of_two_people_are_not_one_quotation() -> None:
    joined = claim("It will hold for years … It was cheap", "Ana Ruiz", 2, 3, statement="It was cheap and will hold")
    parts, failures = grounded(joined)
    assert parts.claims == ()
    assert failures[0].reason == "its pieces stand in different quotations, and nobody is known to say both"


def test_a_quotation_around_he_said_is_two_pieces_of_one_speaker() -> None:
    kept = only_claim(
        claim("We built it twice … and we would build it again", "Leo Costa", 5, statement="It was built twice")
    )
    assert [piece.quote for piece in kept.quotation] == ["We built it twice", "and we would build it again."]
    assert kept.speaker == "Leo Costa"


def test_a_stance_that_the_words_do_not_show_becomes_the_plainest() -> None:
    article = article_of(TEXT, language="en")
    chunk = Chunk(index=0, start=0, end=len(TEXT), text=TEXT, sentences=article.sentences)
    drafts = [
        DraftClaim(
            statement="Corners were cut",
            speaker="Leo Costa",
            cue="denied",
            kind="indirect",
            stance="denies",
            quotation=None,
            sentences=(4,),
        ),
        DraftClaim(
            statement="It will hold for years",
            speaker="Ana Ruiz",
            cue="said",
            kind="direct",
            stance="warns",
            quotation="It will hold for years",
            sentences=(2,),
        ),
    ]
    parts, _ = ground(Draft(claims=tuple(drafts)), chunk, article)
    assert [one.stance for one in parts.claims] == ["denies", "asserts"]


def test_a_denial_is_of_what_the_article_has_denied_and_of_nothing_else() -> None:
    denied = replace(claim(None, "Leo Costa", 4, statement="He had cut corners."), cue="denied", stance="denies")
    assert only_claim(denied).stance == "denies"
    parts, _ = grounded(replace(denied, statement="It was cheap.", sentences=(3, 4)))
    assert parts.claims[0].stance == "asserts"

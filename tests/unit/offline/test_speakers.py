"""Who said it: the ways in which newswire tells the speaker of a quotation, each on a text of its own."""

import pytest

from support.offline_asking import draft_in, draft_of
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits

CASES = {
    "name before the verb": ("Anna Berg said, “The bridge is safe and it will open.”", "Anna Berg"),
    "inverted order": ("“The bridge is safe and it will open,” said Anna Berg, the mayor of Lyon.", "Anna Berg"),
    "title before the name": ("“The bridge is safe,” said Deputy Transport Minister Anna Berg on Monday.", "Anna Berg"),
    "role in small letters": ("“The bridge is safe,” said city council member Anna Berg.", "Anna Berg"),
    "age between": ("“The bridge is safe,” Anna Berg, 45, said.", "Anna Berg"),
    "long apposition": (
        "“The bridge is safe,” Anna Berg, an engineer who has worked for the city since 1999, told reporters.",
        "Anna Berg",
    ),
    "name as apposition": (
        "“The bridge is safe,” the city's chief engineer, Anna Berg, said in a statement.",
        "Anna Berg",
    ),
    "pronoun": ("Anna Berg opened the bridge on Monday. “It is safe,” she said. “We tested it twice.”", "Anna Berg"),
    "pronoun of the right sex": (
        "Anna Berg met Peter Holm at the bridge on Monday. “It is not as safe as we hoped,” he said.",
        "Peter Holm",
    ),
    "pronoun after a woman was named last": (
        "Peter Holm opened the bridge with Anna Berg. “It is safe and it is ours,” she said.",
        "Anna Berg",
    ),
    "surname": ("Anna Berg opened the bridge. The crowd cheered. “It is safe at last,” Berg added.", "Anna Berg"),
    "office instead of the name": (
        "The bridge was opened by Mayor Anna Berg on Monday. Many people came. “It is safe at last,” the mayor said.",
        "Anna Berg",
    ),
    "split quotation": ("“The bridge,” Anna Berg said, “is safe and it will open on Monday.”", "Anna Berg"),
    "colon before": ("Anna Berg told the court: “I tested the bridge myself, and it was safe.”", "Anna Berg"),
    "verb long before": (
        "Anna Berg said in an interview with a local station that the bridge “is safer than my bath”.",
        "Anna Berg",
    ),
    "according to": ("According to Anna Berg, the bridge is “safer than it ever was”.", "Anna Berg"),
    "goes on in the same paragraph": (
        "“It is safe,” Anna Berg said. “We tested it twice and found nothing.”",
        "Anna Berg",
    ),
    "goes on in the next paragraph": (
        "“It is safe,” Anna Berg said.\n\n“We tested it twice and found nothing at all.”",
        "Anna Berg",
    ),
    "paragraphs opened anew": (
        "“It is safe,” Anna Berg said. “We tested it.\n\n“Then we tested it again and found nothing.”",
        "Anna Berg",
    ),
    "paragraphs opened anew and run together": (
        'Anna Berg said: "It is safe and we tested it. "Then we tested it again. "We found nothing at all."',
        "Anna Berg",
    ),
    "behind a long relative clause": (
        (
            "Mr Holm, who had to apologise last year for a piece in the magazine he edits about people grieving over "
            "the death of the sailor Ken Dale, said Mr Vane “should butt out of” the row."
        ),
        "Holm",
    ),
    "seat in Parliament between": (
        "Mr Holm, MP for Henley, Texas, said he suspected a plan “because of this curious way in which it began”.",
        "Holm",
    ),
    "another office of the same sort": (
        "Prime Minister Anna Berg met the press on Monday. “The bridge is safe,” the finance minister said.",
        "the finance minister",
    ),
    "marks of old wires": ("``The bridge is safe and it will open,″ said Anna Berg of Lyon. ``It will.″", "Anna Berg"),
    "two apostrophes behind a typewriter's mark": (
        "\"The bridge is safe and it will open,'' said Anna Berg. \"It will.''",
        "Anna Berg",
    ),
    "paragraphs left open, named at the end": (
        "The police came.\n\n“The bridge is shut and will stay so.\n\n“It will open in May,” Anna Berg told them.",
        "Anna Berg",
    ),
    "single marks left open over a caption": (
        (
            "Anna Berg said after the case: ‘We tested it in May.\n\n"
            "‘We tested Peter’s crane too.\n\nThe crane at work\n\n‘Nobody asked us why.’"
        ),
        "Anna Berg",
    ),
    "of a body that is no name": ("“The bridge is safe,” Anna Berg of the port authority said on Monday.", "Anna Berg"),
    "from a body that is no name": ("“The bridge is safe,” Anna Berg from the harbour office told them.", "Anna Berg"),
    "straight marks": ('"The bridge is safe and it will open," said Anna Berg.', "Anna Berg"),
    "single marks": ("‘The bridge is safe and it isn’t going to fall,’ said Anna Berg.", "Anna Berg"),
    "nested marks": ("“He told me ‘go home’ and I went home,” said Anna Berg.", "Anna Berg"),
    "no mark at the end": ("Anna Berg said: “The bridge is safe and it will open on Monday.", "Anna Berg"),
    "tokenised": ('" The bridge is safe and it will open , " said Anna Berg .', "Anna Berg"),
    "a body": ("The bridge is “safer than ever”, the Ministry of Transport said on Monday.", "Ministry of Transport"),
    "a spokesman for a body": (
        "“The bridge is safe,” a spokesman for the Ministry of Transport said.",
        "a spokesman for the Ministry of Transport",
    ),
    "police": ("“The bridge is closed until further notice,” police said.", "police"),
    "witness with a phrase before": (
        "In a speech to farmers on Sunday, Anna Berg said: “I will not resign over this bridge.”",
        "Anna Berg",
    ),
    "two speakers in turn": (
        "“It is safe,” said Anna Berg. Peter Holm disagreed. “It will fall within a year,” Holm said.",
        "Peter Holm",
    ),
    "hyphenated and foreign names": ("“The bridge is safe,” said Jean-Luc de la Tour.", "Jean-Luc de la Tour"),
    "adverb before the verb": ("“The bridge is safe,” Anna Berg later told the newspaper.", "Anna Berg"),
    "participle": ("Anna Berg defended the bridge, saying it was “as safe as any in the country”.", "Anna Berg"),
    "verb of feeling": ("“The bridge is a disgrace to this city!” fumed Anna Berg.", "Anna Berg"),
    "question": ("“Who will pay for the new bridge?” asked Anna Berg.", "Anna Berg"),
    "wrote": ("“The bridge is safe,” Anna Berg wrote on her website.", "Anna Berg"),
    "who clause": ("Anna Berg, who designed the bridge, called it “the safest in the whole country”.", "Anna Berg"),
    "typewriter marks": ("``The bridge is safe and it will open,'' said Anna Berg.", "Anna Berg"),
    "a paragraph of its own after what she is said to think": (
        "Anna Berg said she was tired of waiting for the bridge.\n\n“We tested it twice and found nothing at all.”",
        "Anna Berg",
    ),
    "the clause that goes on": (
        "The ruling by Judge Peter Holm came after Mayor Anna Berg met them and said the bridge “should be closed.”",
        "Anna Berg",
    ),
    "a relative clause after a comma": (
        "He earned a rebuke from Anna Berg, who had said the bridge was “making it impossible” to sleep.",
        "Anna Berg",
    ),
    "an adverb within an insertion": (
        "Anna Berg, who also knows Peter Holm personally, says, “He is one of the nicest men I met.”",
        "Anna Berg",
    ),
    "a statement saying": (
        "Minister Anna Berg issued a statement saying that the bridge “is safer than any in the country.”",
        "Anna Berg",
    ),
    "a governor by the title before the name": (
        "Gov. Anna Berg opened the bridge. Many came. “It is safe at last,” the governor said.",
        "Anna Berg",
    ),
    "whoever opened a sentence since somebody else spoke": (
        "“We met,” Peter Holm said.\n\nUnion spokesman Mark Roos spoke of it.\n\n“We are here to deal,” he said.",
        "Mark Roos",
    ),
    "an apposition left open": ("“The bridge is safe,” Anna Berg, a city engineer told reporters.", "Anna Berg"),
    "a day between": (
        "The Harbour Office on Friday morning said the bridge “is safer than ever before”.",
        "Harbour Office",
    ),
    "quoted as saying": ("Officials were quoted as saying that the bridge “is safer than ever before”.", "Officials"),
    "officials of a land": (
        "Authorities in Virginia said the bridge “is safer than ever before”.",
        "Authorities in Virginia",
    ),
    "whom a paper quotes": ("“The bridge is safe,” the Harbour Press quoted Anna Berg as saying.", "Anna Berg"),
    "whom a paper quotes behind an insertion": (
        "“The bridge is safe,” the Harbour Press quoted Anna Berg, head of the district of Lyon, as saying.",
        "Anna Berg",
    ),
    "who was quoted by a paper": (
        "Anna Berg, an engineer at the port, was quoted by the Harbour Press as saying that “all the cables” were new.",
        "Anna Berg",
    ),
    "the statement of the one who issued it": (
        "The port authority said in a statement that the bridge was safe. “We tested it twice,” the statement said.",
        "The port authority",
    ),
    "he, a spokesman whom nobody names": (
        "Anna Berg left. A spokesman for the port said the bridge was shut. “It is far too early to say,” he added.",
        "A spokesman for the port",
    ),
    "they, the authors before": (
        "A London Port Authority spokesman said it was shut. “There are two boats at the scene,” they added.",
        "A London Port Authority spokesman",
    ),
    "he, after a long quotation": (
        "Peter Holm won.\n\n“I was done,” he said.\n\n“I wrote.\n\n“Nobody called.”\n\nAnd he added: “I forgive.”",
        "Peter Holm",
    ),
    "he, whom the sentence before opens with": (
        "Peter Holm said it was late. Coach Leo Kranz accepted that they had lost. “We must play better,” he said.",
        "Leo Kranz",
    ),
    "in the sentence before, without a verb of saying": (
        "Peter Holm was happy, and said so. Leo Kranz was furious with the referee. “It was a goal. We all saw it.”",
        "Leo Kranz",
    ),
    "before a colon, without a verb of saying": (
        "Anna Berg cut him off: “I am not making that point at all.”",
        "Anna Berg",
    ),
    "few words far behind the verb": (
        "Anna Berg said the crash on Thursday, which tore a hole in the road and overturned cars, was a “great shock”.",
        "Anna Berg",
    ),
    "what somebody is called for": (
        "Mayor Peter Holm apologised for calling the reporter a “tired old fox”.",
        "Peter Holm",
    ),
    "a speaker within what another tells": (
        "Peter Holm told the officers he “meant no harm,” the report said.",
        "Peter Holm",
    ),
    "words of a judge, and not of who answers": (
        "Anna Berg asked him, “May I speak now?” The judge answered, “No, sir,” and she was led away.",
        "The judge",
    ),
    "a joined sentence of another": (
        "A lawyer said it was for “family reasons” and the Harbour Press, quoting relatives, said he had been ill.",
        "A lawyer",
    ),
    "under another name of the office": (
        "Among the shoppers was skipper Peter Holm. “It is a great victory for us all,” said the Danish captain.",
        "Peter Holm",
    ),
    "described by country": (
        "It was an idea of Peter Holm. “Maybe we shall give no prizes,” said the Danish director of “Salt”.",
        "Peter Holm",
    ),
    "an office of the United States": (
        "The bridge was shut, the report said.\n\n“Threats like these are crimes,” U.S. Attorney Anna Berg said.",
        "Anna Berg",
    ),
    "between dashes": (
        "Oil Minister Peter Holm -- whose country sells most -- said on Tuesday the market was “well supplied”.",
        "Peter Holm",
    ),
    "with letters behind the name": ("Prosecutor Anna Berg QC said the killing was “carefully planned”.", "Anna Berg"),
    "a name that ends as an adverb does": (
        "“He kept us in it at times,” Tully said. Dave Tully is the coach.",
        "Dave Tully",
    ),
    "behind a title of nobles and a long insertion": (
        "Mr Holm, MP for Hull North, Yorkshire, said it was made “out of fear of its own shadow”. Peter Holm left.",
        "Peter Holm",
    ),
    "not a people for he": (
        "Roy Kane said it was late. Roy Kane blasted Republican claims that it was lost. “It is fine,” he said.",
        "Roy Kane",
    ),
    "of a thing": ("“It was the last step,” said Peter Holm of the visit by the chief.", "Peter Holm"),
    "her mother by one name": (
        "Anna Berg died. “She was burning up,” her mother, Elena, said. Elena Berg is a nurse.",
        "Elena Berg",
    ),
    "and said, behind an insertion": (
        "Peter Holm, however, was not impressed and called the goal “a small joke”.",
        "Peter Holm",
    ),
    "not whom the client of a lawyer": (
        "Lawyer Anna Berg said her client maintained his innocence. “He is a broken man,” she said.",
        "Anna Berg",
    ),
    "nobody signed": (
        "Anna Berg added that the bill President Peter Holm signed into law was weak. “It will not go away,” she said.",
        "Anna Berg",
    ),
    "a verb that no list has": (
        "Anna Berg rose. “It is time to call them out,” she rumbled from the stage.",
        "Anna Berg",
    ),
    "who signs": ("The bridge fell.\n\n“We lied about it for years.” — Anna Berg, Lyon, April 2019", "Anna Berg"),
    "the young actor": (
        "Peter Holm said he was glad. The young actor says he has no plans. “I shall save it all,” he told reporters.",
        "Peter Holm",
    ),
    "who denies what another is said to have asked": (
        "Anna Berg said she would come. She denied that her aide, Eva Holm, had asked. “It was my idea,” she said.",
        "Anna Berg",
    ),
    "not whose star somebody is": (
        "Leo Kranz star Peter Holm turned 18 on Monday. “I shall save it all,” he told reporters.",
        "Peter Holm",
    ),
    "not the owner of a play": (
        "Peter Holm said he was glad. This year he played in Leo Kranz's “Salt”. “I am fair game,” he told reporters.",
        "Peter Holm",
    ),
    "whose closing mark was lost": (
        '"It is a gloomy outlook, said Anna Berg of Norte Data. "I am struck by the fall in orders."',
        "Anna Berg",
    ),
    "not a drop in orders": (
        "Anna Berg was there. They named the drop in orders for tools. “It is gloomy,” said Peter Holm.",
        "Peter Holm",
    ),
    "of a body": ("“The bridge is safe,” said Anna Berg of the Institute of Engineers.", "Anna Berg"),
    "said before, and added": (
        "Anna Berg was there. A special board will be convened, she said, but added: “We search for now and hope.”",
        "Anna Berg",
    ),
    "a body inside an office": (
        "Coast guard spokesman Peter Holm left. Boats were sent, “and a plane”, the coast guard said.",
        "the coast guard",
    ),
    "he who speaks elsewhere by name": (
        "Paul Holm won. However, captain Leo Costa scored.\n\n“We had luck,” he stated.\n\n“It was luck,” Holm said.",
        "Paul Holm",
    ),
    "before a colon, though a paper closes the sentence": (
        "Minister Anna Berg said in an interview with the paper: “We will mend the bridge by May”, Al-Rai reported.",
        "Anna Berg",
    ),
    "the office of that land": (
        "Saudi Oil Minister Omar Khan met Deputy Prime Minister Leo Costa. “It is not over,” the Saudi minister said.",
        "Omar Khan",
    ),
    "another office of that noun": (
        "Scotland minister Peter Holm resigned. In a letter, the prime minister said: “The world is in upheaval now.”",
        "the prime minister",
    ),
    "a long clause between": (
        "“We watch it” as teams of searchers check whether everybody is accounted for, Utah official Eva Holm said.",
        "Eva Holm",
    ),
    "the newspaper": (
        "The New York Times and Acme Corp. met. The bridge is “safer than ever”, the newspaper reported on Monday.",
        "New York Times",
    ),
    "of a state, with an office after": (
        "Sen. Anna Berg of Oregon, the panel’s top Democrat, called the vote “a first step.” Rep. Eva Holm voted no.",
        "Anna Berg",
    ),
    "party and state": (
        "Sen. Peter Holm, R-Pa., who opposed the bill, countered that it was wrong. “It’s a terrible idea,” he said.",
        "Peter Holm",
    ),
    "a firm written with inner capitals": (
        "PhRMA, the main trade group, said the bill “would do harm to all”.",
        "PhRMA",
    ),
    "an indirect claim before": (
        "Anna Berg noted that the bridge had been tested. “Nothing was found in two weeks of work.”",
        "Anna Berg",
    ),
    "reporters asked": ("Asked about the bridge, Anna Berg replied: “I have nothing to add to that.”", "Anna Berg"),
}


def test_of_two_who_speak_in_a_sentence_each_has_their_own_words() -> None:
    told = (
        "Lewis Holm was heard on the radio saying “we should be going” while Max Vane agreed saying, “I think so too.”"
    )
    assert [claim.speaker for claim in draft_of(told).claims] == ["Lewis Holm", "Max Vane"]


@pytest.mark.parametrize("case", CASES)
def test_the_last_quotation_is_its_speakers(case: str) -> None:
    text, speaker = CASES[case]

    quoted = [claim for claim in draft_of(text).claims if claim.quotation is not None]

    assert quoted, "no quotation found"
    assert quoted[-1].speaker == speaker


NOT_CLAIMS = (
    "Her song “Bridge of Sighs” was played when the bridge was opened.",
    "The so-called “iron rule” was dropped on Monday by the council.",
    "The film “The Long Way Home Again” opened in Lyon on Monday.",
    "The 6'2\" striker scored twice in the 1990s for the club.",
)


@pytest.mark.parametrize("text", NOT_CLAIMS)
def test_titles_and_scare_quotes_are_nobodys_claim(text: str) -> None:
    assert [claim for claim in draft_of(text).claims if claim.quotation is not None] == []


def test_nobody_is_named_where_nobody_clear_speaks() -> None:
    text = "Anna Berg met Eva Holm at the bridge. The wall bore the words “We will never go home again”."

    assert all(claim.speaker is None for claim in draft_of(text).claims)


NOBODY_SAYS = (
    "No group claimed responsibility for the attack on the bridge.",
    "Anna Berg has not said when the bridge will open again.",
    "Anna Berg was told that the bridge would open.",
    "The Acme mission in Lyon said nothing.",
    "Anna Berg was sentenced to three years and ordered to pay a fine for the bridge.",
)


@pytest.mark.parametrize("text", NOBODY_SAYS)
def test_what_nobody_says_is_no_claim(text: str) -> None:
    assert draft_of(text).claims == ()


INDIRECT = {
    "Anna Berg said the bridge would open on Monday.": "Anna Berg",
    "The bridge would open on Monday, Anna Berg said.": "Anna Berg",
    "Anna Berg, the mayor, denied that the bridge was unsafe.": "Anna Berg",
    "The company Acme Corp. warned that the bridge could close.": "Acme Corp.",
    "Anna Berg accused the council of hiding the letters.": "Anna Berg",
    "Anna Berg urged drivers to stay away from the bridge.": "Anna Berg",
    "The bridge is safe, according to Anna Berg.": "Anna Berg",
    "Anna Berg praised her team and said the bridge would open.": "Anna Berg",
    "Residents said they had heard a loud noise at night.": "Residents",
    "The bridge was closed by high waves, the New York Times reported.": "New York Times",
    "Two boats were sent to the bridge, the official Xinhua News Agency said.": "Xinhua News Agency",
    "Palaeontologists say the bridge stands on bones.": "Palaeontologists",
    "Acme's defense team said the bridge was old.": "Acme's defense team",
    "The maker of paint and rubber Veltrona said the bridge would close.": "The maker of paint and rubber Veltrona",
    "Analysts surveyed by FactSet said the bridge had been closed.": "Analysts",
    "Despite rising analyst estimates, the stock fell after Acme Corp. said that it would close.": "Acme Corp.",
    "The coast guard said the bridge was shut. The bridge was old, it said.": "The coast guard",
    "The bridge may fall, said its owner, Veltron Corp.": "Veltron Corp.",
    "The bridge was shut at noon, Linden County sheriff Anna Berg said.": "Anna Berg",
    "LUGO, Utah (AP) - A bridge fell and a man fell too, said Utah Police, who gave no details.": "Utah Police",
    "Jurors said the bridge had been closed.": "Jurors",
    "Acme Office minister Anna Berg has resigned, saying the bridge should be closed.": "Anna Berg",
    "One of the drivers, Acme Bank loan officer Anna Berg, said the bridge was old.": "Anna Berg",
    "An official who may not talk to the media said the bridge was old.": "An official",
    "An official who asked not to be named because of the inquiry said the bridge was old.": "An official",
}


@pytest.mark.parametrize("text", INDIRECT)
def test_an_indirect_claim_is_its_speakers(text: str) -> None:
    assert [claim.speaker for claim in draft_of(text).claims][:1] == [INDIRECT[text]]


TALK = (
    "Anna Berg moved the bridge, and Peter Holm met her on Monday.\n\nPeter Holm: How did it begin?\n\n"
    "{}: It began with a crack that nobody saw.\n\nPeter Holm: Were you afraid of it?\n\n"
    "{}: Every night. I was alone in that tower."
)


@pytest.mark.parametrize("label", ["Anna Berg", "Berg"])
def test_what_stands_behind_a_name_in_a_transcript_is_theirs(label: str) -> None:
    draft = draft_of(TALK.format(label, label))

    assert [(claim.speaker, claim.kind) for claim in draft.claims] == [("Anna Berg", "indirect")] * 2
    assert all(not one.text.startswith(f"{label}:") for one in draft.summary)


def test_a_quotation_in_a_heading_is_no_claim_of_who_spoke_before_it() -> None:
    article = read_article(
        b"<html><body><article><h1>Flood in Lindry</h1>"
        b'<p>The river rose on Monday. "My son held the door," said Ana Ruiz, who sells fruit at the market.</p>'
        b'<h2>"We asked for stone and got sand"</h2>'
        b'<p>The harbour was shut. "We asked for stone and we got sand," Peter Holm of the port said on Tuesday.</p>'
        b"</article></body></html>",
        "flood.html",
        ReadLimits(min_words=1),
    )
    told = [(one.speaker, one.quotation) for one in draft_in(article).claims]
    assert told == [("Ana Ruiz", "My son held the door,"), ("Peter Holm", "We asked for stone and we got sand,")]


def test_a_list_with_headings_is_no_transcript() -> None:
    text = (
        "Rome: Anna Berg left on Monday at noon.\n\nParis: Eva Holm left on Monday.\n\nRome: It rained on her all day."
    )

    assert draft_of(text).claims == ()


def test_what_somebody_reported_before_what_a_body_says_is_no_claim_of_theirs() -> None:
    draft = draft_of(
        "The Harbour Board said it found 11 cracks on Monday, after a passenger reported a grinding noise."
    )
    assert [one.speaker for one in draft.claims] == ["Harbour Board"]


@pytest.mark.parametrize("text", [': " “', "“ : ”", '" , " : "'])
def test_marks_without_a_word_are_nobodys_claim(text: str) -> None:
    assert draft_of(f"{text}\n\nThe bridge is shut.").claims == ()

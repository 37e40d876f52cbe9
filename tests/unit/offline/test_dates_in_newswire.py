"""When, as newswire tells it: extents after TIMEX3 (no prepositions, modifiers kept), meanings on 12 March 2026."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.offline_asking import draft_of
from wirebrief.engines.offline.dates_en import read
from wirebrief.engines.offline.feasts import easter
from wirebrief.engines.offline.grammar_en import NOUNS, STARTS

PUBLISHED = "2026-03-12T18:40:00+00:00"  # a Thursday
CASES: dict[str, list[tuple[str, str | None]]] = {
    "Net profit fell in the three months ended Dec. 31.": [("Dec. 31", "2025-12-31")],
    "Jobless claims rose in the week ended March 7.": [("the week ended March 7", "2026-03-01/2026-03-07")],
    "Exports grew 4% in the year to June.": [("the year to June", "2024-07/2025-06")],
    "Sales rose in the year ended June 30, 2025.": [("the year ended June 30, 2025", "2024-07-01/2025-06-30")],
    "The airline lost $80 million in the year ending Jan. 31, against a profit in the previous year.": [
        ("the year ending Jan. 31", "2025-02-01/2026-01-31"),
        ("the previous year", "2024-02-01/2025-01-31"),
    ],
    "Second-quarter profit rose after a loss in the previous quarter. Costs fell in the quarter, it said.": [
        ("Second-quarter", "2025-04/2025-06"),
        ("the previous quarter", "2025-01/2025-03"),
        ("the quarter", "2025-04/2025-06"),
    ],
    "Prices rose 2.3% in January, up from 2.1% the month before.": [
        ("January", "2026-01"),
        ("the month before", "2025-12"),
    ],
    "The mill burned on March 3. The night before, guards had left.": [
        ("March 3", "2026-03-03"),
        ("The night before", "2026-03-02"),
    ],
    "She was jailed on 3 January 2019 and freed in July the following year.": [
        ("3 January 2019", "2019-01-03"),
        ("July the following year", "2020-07"),
    ],
    "The bank will shed 400 jobs over the next 12 to 18 months.": [("the next 12 to 18 months", "2026-03/2027-09")],
    "Over the past week the dam had been leaking.": [("the past week", "2026-03-06/2026-03-12")],
    "More snow is forecast for the next three days.": [("the next three days", "2026-03-12/2026-03-14")],
    "The shop was robbed at 3:15 p.m. Dec. 22 by two men.": [("3:15 p.m. Dec. 22", "2025-12-22T15:15")],
    "He was found at 2015 Harbour Street.": [],
    "Between 2010 and 2015 rents doubled.": [("2010", "2010"), ("2015", "2015")],
    "Another foot of snow fell by Tuesday night.": [("Tuesday night", "2026-03-10")],
    "The film was watched by a million by Tuesday night.": [("Tuesday night", "2026-03-10")],
    "More rain was likely by Tuesday.": [("Tuesday", "2026-03-17")],
    "It lost money in the year ending Oct. 31. In its fourth quarter it made a profit. It made none for the year.": [
        ("the year ending Oct. 31", "2024-11-01/2025-10-31"),
        ("the year", "2024-11-01/2025-10-31"),  # its words stand in those before, too
        ("fourth quarter", "2025-08/2025-10"),
    ],
    "Too much should not be made of January's report.": [("January", "2026-01")],
    "On Monday, ministers are scheduled to meet.": [("Monday", "2026-03-16")],
    "On Monday, ministers said they will meet.": [("Monday", "2026-03-09")],
    "It is the deadliest attack of the year, he said.": [("the year", "2026")],
    "The queen said 2001 brought pain.": [("2001", "2001")],
    "They fought during the summer.": [("the summer", "2025-06/2025-08")],
    "The council must answer by Tuesday.": [("Tuesday", "2026-03-17")],
    "He is calling for a new vote, saying Sunday's was rigged.": [("Sunday", "2026-03-08")],
    "The vote is on Tuesday.": [("Tuesday", "2026-03-17")],
    "The missile was fired Friday morning local time.": [("Friday morning", "2026-03-13")],
    "The plane left at 11pm on Monday 9 March.": [("11pm on Monday 9 March", "2026-03-09T23:00")],
    "A year ago today, the bridge fell.": [("A year ago today", "2025-03-12")],
    "From 2027 onwards, cars are banned.": [("2027", "2027")],
    "The next hearing is Wednesday, and voting ends Sunday.": [("Wednesday", "2026-03-18"), ("Sunday", "2026-03-15")],
    "He told the Today programme that it was over.": [],
    "Shares fell in the fourth quarter of fiscal 2025.": [("the fourth quarter of fiscal 2025", None)],
    "The mill closed in mid-2007.": [("mid-2007", "2007")],
    "The quake struck in the early hours of Sunday.": [("the early hours of Sunday", "2026-03-08")],
    "Police arrested him on Monday night.": [("Monday night", "2026-03-09")],
    "Revenue was up from $3.1 billion a year earlier.": [("a year earlier", "2025")],
    "That compared with 9% in the same period last year.": [("the same period last year", "2025")],
    "The rebels struck on March 3 and fled two days later.": [
        ("March 3", "2026-03-03"),
        ("two days later", "2026-03-05"),
    ],
    "The shop was robbed on Christmas Eve.": [("Christmas Eve", "2025-12-24")],
    "Fireworks on New Year's Day injured six.": [("New Year's Day", "2026-01-01")],
    "Shops close early during Ramadan.": [],
    "The bell rings at 10 a.m. EST (1500 GMT).": [
        ("10 a.m. EST", "2026-03-12T10:00-05:00"),
        ("1500 GMT", "2026-03-12T15:00Z"),
    ],
    "He served between 1994 and 1996.": [("1994", "1994"), ("1996", "1996")],
    "The fair will run from Monday to Friday.": [("Monday", "2026-03-16"), ("Friday", "2026-03-20")],
    "The bank meets next month.": [("next month", "2026-04")],
    "It hopes to finish by the end of the year.": [("the end of the year", "2026")],
    "Two people died over the weekend.": [("the weekend", "2026-03-07/2026-03-08")],
    "Crews worked overnight to clear the line.": [("overnight", "2026-03-12")],
    "The minister resigned this morning.": [("this morning", "2026-03-12")],
    "The conference takes place on 5-6 May.": [("5-6 May", "2026-05-05/2026-05-06")],
    "He fled after the Sept. 11, 2001, attacks.": [("Sept. 11, 2001", "2001-09-11")],
    "Security changed after 9/11.": [("9/11", "2001-09-11")],
    "She sang in the '90s.": [("the '90s", "1990/1999")],
    "He left two weeks ago on Thursday.": [("two weeks ago on Thursday", "2026-02-26")],
    "It was built in the late 19th century.": [("the late 19th century", "1801/1900")],
    "The talks broke down earlier on Wednesday.": [("earlier on Wednesday", "2026-03-11")],
    "The plant shut in the summer of last year.": [("the summer of last year", "2025-06/2025-08")],
    "Growth slowed in the final three months of 2025.": [("the final three months of 2025", "2025-10/2025-12")],
    "Sales rose in the first nine months of 2025.": [("the first nine months of 2025", "2025-01/2025-09")],
    "The treaty was signed on the 10th of April, 1998.": [("the 10th of April, 1998", "1998-04-10")],
    "He was born on 4 July 1976 and died on Jan. 2.": [("4 July 1976", "1976-07-04"), ("Jan. 2", "2026-01-02")],
    "The blast was heard at around 7:45 a.m. local time on Tuesday.": [
        ("7:45 a.m. local time on Tuesday", "2026-03-10T07:45")
    ],
    "The trial begins a week from Monday.": [("a week from Monday", "2026-03-23")],
    "The rules take effect on Jan. 1, 2027.": [("Jan. 1, 2027", "2027-01-01")],
    "In the past 24 hours, 12 people died.": [("the past 24 hours", "2026-03-11/2026-03-12")],
    "The party has ruled for the last two decades.": [("the last two decades", "2006-03-12/2026-03-12")],
    "It is the first strike since the 1970s.": [("the 1970s", "1970/1979")],
    "Voters go to the polls on Nov. 3.": [("Nov. 3", "2026-11-03")],
    "The bridge opened in May 2019 and closed last month.": [("May 2019", "2019-05"), ("last month", "2026-02")],
    "She was elected in early January.": [("early January", "2026-01")],
    "Troops entered on Tuesday. The previous day, rebels had seized the airport.": [
        ("Tuesday", "2026-03-10"),
        ("The previous day", "2026-03-09"),
    ],
    "The shooting happened on Friday. He died the next day.": [
        ("Friday", "2026-03-06"),
        ("the next day", "2026-03-07"),
    ],
    "On Feb. 20 he was fined; a week later he resigned.": [("Feb. 20", "2026-02-20"), ("a week later", "2026-02-27")],
    "He met them Wednesday and Thursday.": [("Wednesday", "2026-03-11"), ("Thursday", "2026-03-12")],
    "The report is due out later on Thursday.": [("later on Thursday", "2026-03-12")],
    "A decision is expected in the coming weeks.": [("the coming weeks", None)],
    "Fighting has flared in recent weeks.": [("recent weeks", None)],
    "The 2008 crisis hit hard.": [("2008", "2008")],
    "The 2012-13 season was his best.": [("2012-13", "2012/2013")],
    "The deal was agreed on 14 February last year.": [("14 February last year", "2025-02-14")],
    "The storm hit last Christmas.": [("last Christmas", "2025-12-25")],
    "It has been closed since Easter.": [("Easter", "2025-04-20")],
    "It has raised prices every year since 2020.": [("2020", "2020")],
    "It grew in the second half of last year.": [("the second half of last year", "2025-07/2025-12")],
    "Q4 revenue rose 3%.": [("Q4", "2025-10/2025-12")],
    "They met the week before last.": [("the week before last", "2026-02-23/2026-03-01")],
    "It opens at the start of next week.": [("the start of next week", "2026-03-16/2026-03-22")],
    "He vanished on the night of March 3.": [("the night of March 3", "2026-03-03")],
    "She was there on the morning of 11 September 2001.": [("the morning of 11 September 2001", "2001-09-11")],
    "It snowed for the whole month of January.": [("January", "2026-01")],
    "They met on Valentine's Day.": [("Valentine's Day", "2026-02-14")],
    "It happened on Thanksgiving.": [("Thanksgiving", "2025-11-27")],
    "He spoke on Thursday, March 12.": [("Thursday, March 12", "2026-03-12")],
    "The march begins at noon on Saturday.": [("noon on Saturday", "2026-03-14T12:00")],
    "She won in 2010, three years after he did.": [("2010", "2010")],
    "He was shot on Sunday and died later that day.": [("Sunday", "2026-03-08"), ("later that day", "2026-03-08")],
    "On Monday he flew to Rome. That evening he met the pope.": [
        ("Monday", "2026-03-09"),
        ("That evening", "2026-03-09"),
    ],
    "Fire broke out on Monday. Crews called to the house at 8:02 p.m. found smoke.": [
        ("Monday", "2026-03-09"),
        ("8:02 p.m.", "2026-03-09T20:02"),
    ],
    "It lost 4 cents in the January-March quarter.": [("January-March", "2026-01/2026-03")],
    "It took nearly a year to rebuild.": [],
    "She waited for three days.": [],
    "Nearly two decades ago, the mine closed.": [("Nearly two decades ago", "2006")],
    "Until recently, few had heard of him.": [],
    "He had 2,000 followers and 1500 fans in 40 towns.": [],
    "The home side led 2-1 at the half.": [],
    "The vote was held Tuesday, a day before the summit.": [("Tuesday", "2026-03-10")],
    "The summit opens Friday (March 13).": [("Friday", "2026-03-13"), ("March 13", "2026-03-13")],
    "The blaze began shortly after 3am on Sunday and burned until noon.": [
        ("3am on Sunday", "2026-03-08T03:00"),
        ("noon", "2026-03-08T12:00"),
    ],
    "Polls open at 7 a.m. on Nov. 8 and close at 8 p.m.": [
        ("7 a.m. on Nov. 8", "2026-11-08T07:00"),
        ("8 p.m.", "2026-11-08T20:00"),
    ],
    "Talks will resume on Monday at 9 a.m. in Geneva.": [("Monday", "2026-03-16"), ("9 a.m.", "2026-03-16T09:00")],
    "He arrived on March 5 at 10:30 p.m. local time.": [
        ("March 5", "2026-03-05"),
        ("10:30 p.m. local time", "2026-03-05T22:30"),
    ],
    "By Friday morning, the water had receded.": [("Friday morning", "2026-03-06")],
    "It was his first win since Jan 2024.": [("Jan 2024", "2024-01")],
    "In the second week of January, snow fell.": [("the second week of January", "2026-01")],
    "The 2026 World Cup begins June 11.": [("2026", "2026"), ("June 11", "2026-06-11")],
    "It costs 20% more than it did three years ago.": [("three years ago", "2023")],
    "The bomb exploded about 8:15 p.m. Tuesday near the station.": [("8:15 p.m. Tuesday", "2026-03-10T20:15")],
    "Construction started in autumn 2023.": [("autumn 2023", "2023-09/2023-11")],
    "A spokesman said late on Wednesday night that he was alive.": [("late on Wednesday night", "2026-03-11")],
    "The ceasefire took effect on Thursday at dawn.": [("Thursday", "2026-03-12")],
    "The war of 1914-1918 killed millions.": [("1914-1918", "1914/1918")],
    "Between 2019 and 2021 it lost half its staff.": [("2019", "2019"), ("2021", "2021")],
    "In the 12 months to the end of January, prices rose 3%.": [("the end of January", "2026-01")],
    "Prices rose in the year through February.": [("February", "2026-02")],
    "He has been in office for more than a decade.": [],
    "She was born in the early 1960s in Leeds.": [("the early 1960s", "1960/1969")],
    "The deadline is midnight on March 31.": [("midnight on March 31", "2026-03-31T00:00")],
    "He was convicted in March last year.": [("March last year", "2025-03")],
    "The strike, now in its third week, will end this Friday.": [("this Friday", "2026-03-13")],
    "Last Thursday, the court sat for two hours.": [("Last Thursday", "2026-03-05")],
    "A hearing is set for 14 April.": [("14 April", "2026-04-14")],
    "The attack came days after a vote in parliament.": [],
    "Inflation was 2.1 percent in Q1 and 2.4 percent in Q2 of last year.": [
        ("Q1", "2026-01/2026-03"),
        ("Q2 of last year", "2025-04/2025-06"),
    ],
    "Sales fell 4 percent year-on-year in the first two months of 2026.": [
        ("the first two months of 2026", "2026-01/2026-02")
    ],
    "Holm has been passed fit for Sunday's match against Lindry.": [("Sunday", "2026-03-15")],
    "The mayor thanked the police for Sunday's match.": [("Sunday", "2026-03-08")],
    "The coach, who names his team on Wednesday, left early.": [("Wednesday", "2026-03-18")],
    "The festival runs until Sunday, 15 March.": [("Sunday, 15 March", "2026-03-15")],
    "From 1 to 5 April the park is closed.": [("1 to 5 April", "2026-04-01/2026-04-05")],
    "Students protested Monday, Tuesday and Wednesday.": [
        ("Monday", "2026-03-09"),
        ("Tuesday", "2026-03-10"),
        ("Wednesday", "2026-03-11"),
    ],
    "The trial lasted from Feb. 2 until March 6.": [("Feb. 2", "2026-02-02"), ("March 6", "2026-03-06")],
    "He died on Dec. 28, aged 91.": [("Dec. 28", "2025-12-28")],
    "At 0600 GMT, gold was at $2,000.": [("0600 GMT", "2026-03-12T06:00Z")],
    "They married the following year.": [("the following year", None)],
    "It won in 2008 and again four years later.": [("2008", "2008"), ("four years later", "2012")],
    "He said on May Day that he would go.": [("May Day", "2025-05-01")],
    "Mr. March may leave.": [],
    "The march will take place in March.": [("March", "2026-03")],
    "Officials met on Sunday to discuss Monday's vote.": [("Sunday", "2026-03-08"), ("Monday", "2026-03-09")],
    "He is to appear in court on Monday.": [("Monday", "2026-03-16")],
    "The couple wed in June, 1975.": [("June, 1975", "1975-06")],
    "It was the worst storm in a century.": [],
    "The bill was passed in the last parliament.": [],
    "Two people died at the weekend.": [("the weekend", "2026-03-07/2026-03-08")],
    "The team meets every Tuesday.": [("every Tuesday", None)],
    "The 1990-91 Gulf War began.": [("1990-91", "1990/1991")],
    "The rocket will lift off no earlier than April 2.": [("April 2", "2026-04-02")],
    "Mid-term elections are due in November.": [("November", "2026-11")],
    "Authorities imposed an overnight curfew.": [],
    "The building dates from the 1800s.": [("the 1800s", "1800/1809")],
    "At least 12 people were hurt in Tuesday night's crash.": [("Tuesday night", "2026-03-10")],
    "Shares closed Friday at $12.": [("Friday", "2026-03-06")],
    "In a March 3 letter, he quit.": [("March 3", "2026-03-03")],
    "The 1 p.m. game was called off.": [("1 p.m.", "2026-03-12T13:00")],
    "Nobody has been seen since last Sunday afternoon.": [("last Sunday afternoon", "2026-03-08")],
    "It will reopen in spring.": [("spring", "2026-03/2026-05")],
    "The standoff began at 4:55 p.m. (0055 GMT) on Wednesday.": [
        ("4:55 p.m.", "2026-03-11T16:55"),
        ("0055 GMT", "2026-03-11T00:55Z"),
        ("Wednesday", "2026-03-11"),
    ],
    "It was won in the year 2009.": [("the year 2009", "2009")],
    "Sales rose from last year's third quarter.": [("last year's third quarter", "2025-07/2025-09")],
    "It dates from the seventh century.": [("the seventh century", "0601/0700")],
    "It closed a year or so ago.": [("a year or so ago", "2025")],
    "It ran in May and June 2011.": [("May", "2011-05"), ("June 2011", "2011-06")],
    "From Jan. 2 to March 5, 2019, it was shut.": [("Jan. 2", "2019-01-02"), ("March 5, 2019", "2019-03-05")],
    "Rents fell in the mid-90s.": [("the mid-90s", "1990/1999")],
    "It opened in the 2001 third quarter.": [("the 2001 third quarter", "2001-07/2001-09")],
    "He died in a Monday night raid.": [("Monday night", "2026-03-09")],
}


def found_in(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    moments = draft_of(text, published).when
    return [(moment.words, moment.date) for moment in sorted(moments, key=lambda one: text.find(one.words))]


@pytest.mark.parametrize("text", CASES)
def test_a_sentence_of_newswire_has_these_dates_and_no_others(text: str) -> None:
    assert found_in(text) == CASES[text]


@pytest.mark.parametrize(
    "text",
    [
        "The book was drawn by Johnnie Christmas.",
        "Ships came to Easter Island.",
        "They sold Christmas trees at the gate.",
        "The pilots walked out for three days.",
        "The suspect was arrested several hours after the shooting.",
        "Some of the 2000 troops went home.",
        "He said it was, at the end of the day, a mistake.",
        "Highs will be in the 90s.",
        "They whittle it down on a Monday to about a hundred.",
    ],
)
def test_a_name_a_duration_or_a_count_is_no_date(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("He was fined on Feb. 20. Two days later he left.", "Two days later", "2026-02-22"),
        ("The march was held in 2019. Three years earlier it had been banned.", "Three years earlier", "2016"),
        ("He was shot on Saturday. The following Monday he died.", "The following Monday", "2026-03-09"),
        ("They met in May 2024 and late in the month again.", "late in the month", "2024-05"),
        ("The council sat on Monday and rose at midnight.", "midnight", "2026-03-09T00:00"),
    ],
)
def test_what_is_reckoned_from_a_day_told_before_means_that_day(text: str, words: str, meant: str) -> None:
    assert (words, meant) in found_in(text)


def test_what_is_reckoned_from_a_day_that_nothing_tells_means_nothing() -> None:
    assert found_in("Two days later he left.") == [("Two days later", None)]


UNDATED: dict[str, list[tuple[str, str | None]]] = {
    "The mayor resigned on Tuesday after a vote on March 2.": [("Tuesday", None), ("March 2", None)],
    "On March 3, 2020, he resigned. On March 5 he left, and a week later he died.": [
        ("March 3, 2020", "2020-03-03"),
        ("March 5", "2020-03-05"),
        ("a week later", "2020-03-12"),
    ],
    "He was born on March 3, 1950. In October he was ill.": [("March 3, 1950", "1950-03-03"), ("October", None)],
    "It opened in 1998 and closed last month.": [("1998", "1998"), ("last month", None)],
    "The line was sold in 1987. It lost more by March 31 than in the previous year.": [
        ("1987", "1987"),
        ("March 31", None),
        ("the previous year", None),
    ],
    "It had lost most in 2001-2002. No guidance was given for the year.": [
        ("2001-2002", "2001/2002"),
        ("the year", None),
    ],
}


@pytest.mark.parametrize("text", UNDATED)
def test_without_a_day_of_publication_only_what_the_text_tells_itself_has_a_date(text: str) -> None:
    assert found_in(text, None) == UNDATED[text]


ISO_DATE = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?|\d{4}-\d\d-\d\dT\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?"
)
WORDS = (
    *sorted(STARTS),
    *sorted(NOUNS),
    *"ago on of to from and (1500 GMT) 10 a.m. EST 3 31, 2020 1999 week's".split(),
)


@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(str.title)), max_size=12),
    st.one_of(st.none(), st.dates(date(1200, 1, 1), date(2900, 12, 31))),
)
def test_whatever_words_stand_together_a_date_in_them_is_iso_8601(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    starts = [0, *(match.end() for match in re.finditer(" ", text))]
    read_there = [found for start in starts if (found := read(text, start, len(text), published))]
    assert all(start < end <= len(text) for start, end, _ in read_there)
    assert all(meaning is None or ISO_DATE.fullmatch(meaning) for _, _, meaning in read_there)


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert easter(year).weekday() == 6

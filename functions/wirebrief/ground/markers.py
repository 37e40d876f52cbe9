"""Small words that turn a statement round: not, may, former, admitted, up and down. Plain tables by language."""

# Before a role these make it another role.
QUALIFIERS = frozenset(
    """former ex acting interim deputy vice assistant late outgoing incoming designate retired ehemalige ehemaliger
    ehemaligen frühere früherer früheren stellvertretende stellvertretender stellvertretenden exministro exministra
    ex-presidente antiguo antigua ancien ancienne antigo antiga""".split()
)

# What the plain ones among them make of an office, for telling that none was added.
QUALIFIER_SENSES = {
    word: sense
    for sense, words in {
        "former": "former ex onetime retired ehemalige ehemaliger ehemaligen frühere früherer früheren antiguo antigua"
        " ancien ancienne antigo antiga",
        "acting": "acting interim caretaker kommissarische kommissarischer interino interina",
        "deputy": "deputy vice stellvertretende stellvertretender stellvertretenden",
    }.items()
    for word in words.split()
}

# What must stand in the evidence, or in the statement's negation, for a stance stronger than "asserts".
STANCE_STEMS = {
    "denies": (
        "den reject refut disput dement neg bestrit bestreit leugn desmint dément nie not no never nicht "
        "kein nunca jamais rechaz rejet recus desment desmin zurückgewies contest "
    ),
    "alleges": ("alleg accus claim suspect acus beschuld vorw denunci dénonc accusé behaupt prétend aleg "),
    "promises": (
        "promis pledg vow offer commit guarantee will versprech verspr promet promit engag comprom zugesich wird "
        "werden würde garant "
    ),
    "warns": (
        "warn caution threat risk danger alert advert averti prévien warnt mahn droh gefahr peligr riesg risqu adver "
        "ameaç amenaz menac "
    ),
    "asks": ("ask urg call appeal request plead beg bitt forder pid pidi demand appel sollicit want ? must should "),
    "demands": ("demand call insist urg must forder exig pid reclam réclam verlang should need "),
    "estimates": (
        "estimat expect forecast predict project about around some roughly likely schätz erwart estim "
        "calcul prév espera will "
    ),
    "doubts": ("doubt question skeptic sceptic unclear unsure whether zweif dud dout not no "),
}

# Words that deny without being a negation: a statement may put a "not" as one of these, or the other way round.
NEGATING = tuple(
    """denie denying refus reject fail declin lack unable unlik without dismiss oppos absen unwilling impossib prevent
    halt block avoid stop rule negó negaron negar niega negad rechaz recus ablehn lehnt bestritt bestreit weiger verhind
    unsaf unpaid unbeat undefeat untouch unchang hardly critic kritis condemn deplor disput doubt contradict contest
    quash veto overrul overturn exclud except denial resist threw thrown dejar dejó dejaro
    dejad deixa deixo cessé cesse cessa""".split()
)
NEGATING_WORDS = frozenset(
    "deny out down few little ban bans banned miss misses missed missing sin sans ohne sem faute falta fehlt "
    "fehlen".split()
)
# Verbs that deny what follows them, with the word that must follow first ("" for any).
REFUSALS = {
    **dict.fromkeys("declined declines refused refuses failed fails".split(), "to"),
    **dict.fromkeys("denied denies denying rejected rejects negó negaron bestritt bestritten".split(), ""),
    **dict.fromkeys("dejó dejaron dejado dejar deixou deixaram deixado deixar cessé cesse cesser".split(), "de"),
}
# Too common to show what a marker governs.
UNSTRESSED = frozenset(
    """the and for his her its their our was were are has had have been being will would that this these those with
    from yet any there than into does did der die das den dem des ein eine einen und für mit von auf dass ist sind war
    waren hat hatte haben wird werden man los las del con que una por para había han ser fue les des une pour dans avec
    qui est était ont sont pas dos das com uma não into been were they them also about after before over under such
    some what when which while who whom whose more most only just than then too very
    much many least whereas among another other same still both each every even further including instead whether
    because according since during between without within around nearly almost roughly here once""".split()
)

# Past forms that share no beginning with their verb, for telling that two words are one.
IRREGULAR = {
    past: verb
    for verb, pasts in {
        "say": "said",
        "tell": "told",
        "give": "gave given",
        "take": "took taken",
        "know": "knew known",
        "make": "made",
        "come": "came",
        "find": "found",
        "pay": "paid",
        "sell": "sold",
        "leave": "left",
        "meet": "met",
        "run": "ran",
        "hold": "held",
        "keep": "kept",
        "send": "sent",
        "build": "built",
        "bring": "brought",
        "buy": "bought",
        "lose": "lost",
        "see": "saw seen",
        "get": "got",
        "win": "won",
        "lead": "led",
        "speak": "spoke",
        "begin": "began",
        "become": "became",
        "choose": "chose",
        "write": "wrote",
        "break": "broke",
        "fight": "fought",
    }.items()
    for past in pasts.split()
}

# Words on which what follows hangs.
CONDITIONS = frozenset(
    "if when once unless until should wenn falls sobald bis si cuando quand lorsque se quando".split()
)

# Words that make a fact a possibility or somebody's expectation, and those by which a statement may carry it on.
POSSIBILITIES = frozenset(
    """may might could perhaps maybe possibly könnte könnten dürfte dürften vielleicht podría podrían quizás pourrait
    pourraient poderia poderiam talvez expects hopes believes thinks intends erwartet hofft espera
    possible possibly probably presumably könne könnten mutmaßlich vermutlich""".split()
)
# Possibilities where "to" and a deed stand behind them: "plans to apply", but not "the plans".
INTENTIONS = frozenset("plans planned wants aims seeks hopes due expected".split())
ALMOST = frozenset("almost nearly".split())
CLOSE = frozenset("close within brink verge avoided escaped narrowly".split())
FORMERLY = frozenset(
    "used once formerly previously earlier then früher ehemals einst zuvor autrefois jadis antes anteriormente".split()
)
POSSIBLE = tuple(
    """possib potential likel unlikel probab hope fear threat risk warn whether consider suggest estimat expect
    uncertain believ think intend plan aim want seek predict forecast erwart hoff glaub plant espera cree prevé
    allow permit free option guidance outlook target schedul könn kann dürf möglich droh gefahr gefähr warnt
    podr posib amenaz riesg advirt advert pued
    pourr peut risqu averti poder pode alert""".split()
)
HEDGES = frozenset("would should likely würde würden".split())
HEDGING = tuple(
    """may might could would will should perhaps possib likel plan expect propos consider seek aim want intend risk
    threat warn recommend advis if unless can going potential hope fear predict promis pledg vow offer ask call urg
    könn dürf würd
    werd wird soll podr pued pourr peut poder pode""".split()
)

# Words that say more of a speaker than that they said it, and what else in the evidence bears them out.
LOADED = (
    (
        tuple(
            """admit conced confess acknowledg einräum eingeräum räum zugab zugegeb gestand reconoc confes avou
            reconna reconnu""".split()
        ),
        tuple(
            """apolog sorry regret accept wrong mistake error fault should responsib verantwort entschuld respons
            lament profess reluct""".split()
        ),
    ),
    (
        tuple("alleg accus".split()),
        tuple(
            """claim charg suspect complain acus denunc warf vorw beschuld blam fault fail refus breach broke break
            violat never overstep betray mislead misled lied lying ignor neglect abus bias wrong didn not""".split()
        ),
    ),
    (
        tuple("threaten droht amenaz menac".split()),
        tuple("threat warn risk danger could face adverse harm unless ultimatum gefahr riesg".split()),
    ),
    (tuple("denied denies denying".split()), tuple("deny reject dismiss refus refut disput not".split())),
    (tuple("resign".split()), tuple("quit step stood stand left leave depart out replace succe dimi rück".split())),
    (
        tuple("died dies killed kills murder".split()),
        tuple("dead death die kill fatal lives toll casualt murder shot victim mort muert tot".split()),
    ),
    (tuple("arrested detained".split()), tuple("arrest detain custody jail held seiz charg caught".split())),
    (tuple("sued sues suing".split()), tuple("sue lawsuit court claim case legal action".split())),
    (tuple("apologis apologiz".split()), tuple("apolog sorry regret forgive wrong".split())),
    (tuple("falsely lied baseless unfounded".split()), tuple("false lie lies lying untrue wrong invent".split())),
)

# Stems of going up and going down, for figures that a statement turns round.
DIRECTIONS = (
    tuple(
        """rose rise risen rising raise raising increas grew grow climb gain jump surg soar higher thicke widen
        stieg steig gestieg wuchs gewachsen
        subió subieron subido aument creció crecieron""".split()
    ),
    tuple(
        """fell fall drop declin decreas shrank shrink shrunk narrow thinn lower cut slash reduc
        plung slump slid lower tumbl sank sink gesunk fiel gefallen bajó
        bajaron bajado cayó cayeron disminu""".split()
    ),
)

# Words and their opposites that tell a lie whatever the words around them.
PLAIN_ANTONYMS = (
    ("approved approve", "rejected reject refused refuse"),
    ("resigned resign quit", "sacked sack"),
    ("upheld uphold", "overturned overturn quashed quash override overrode overruled annulled"),
    ("positive positively", "negative negatively"),
    ("doubled double", "tripled triple halved halve quadrupled quadruple"),
    ("tripled triple", "halved halve quadrupled quadruple"),
    ("adding", "cutting removing"),
    ("convicted", "acquitted"),
    ("urban", "rural"),
    ("optimistic", "pessimistic"),
    ("strengthened strengthen", "weakened weaken"),
)

# Words and their opposites, each side all that means the same; only what is plainly one or the other.
ANTONYMS = (
    *PLAIN_ANTONYMS,
    ("granted grant approved approve accepted accept", "rejected reject refused refuse dismissed dismiss"),
    ("confirmed confirm admitted admit acknowledged", "denied deny denies"),
    ("succeeded succeed success successful", "failed fail failure unsuccessful"),
    ("favour favor support supported backed", "against opposed oppose"),
    ("praised praise welcomed welcome", "criticised criticized condemned deplored"),
    ("men man male", "women woman female"),
    ("boys boy", "girls girl"),
    ("husband", "wife"),
    ("father", "mother"),
    ("brother", "sister"),
    ("sons son", "daughters daughter"),
    ("majority", "minority"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("import imports imported", "export exports exported"),
    ("hired", "fired dismissed"),
    ("highest largest biggest", "lowest smallest"),
    ("best", "worst"),
    ("allowed permitted legalised", "banned forbade prohibited outlawed"),
    ("withdraw withdrew withdrawn pull", "send sent deploy deployed"),
    ("known", "unknown unclear"),
    ("possible possibly", "certain certainly"),
    ("convicted guilty", "cleared acquitted"),
    ("resigned resign", "appointed"),
    ("kept keep retained retain", "lost lose"),
    ("both", "neither"),
    ("lend lent", "borrow borrowed"),
    ("arrived arrival", "departed departure"),
    ("freed released", "jailed imprisoned"),
    ("expanded expand", "shrank shrink"),
    ("accelerated accelerate", "slowed slow"),
    ("guilty", "innocent acquitted"),
    ("easier", "harder"),
    ("widened widen", "narrowed narrow"),
    ("legal", "illegal"),
    ("safe", "unsafe dangerous"),
    ("pagó pagar", "recibió recibir"),
)
# By these a statement makes certain, or holds in any case, what its evidence does not.
ASSURANCES = (
    "exactly",
    "precisely",
    "regardless",
    "whatever the",
    "under any circumstances",
    "certainly",
    "definitely",
)

# What one does to another: by these two can change places.
DEEDS = frozenset(
    """accused ask asked beat beaten defeated rescued advised told urged warned praised called sued attacked buy bought
    acquire paid repay repaid owe lent borrowed supported criticised criticized arrested hired fired followed led
    replaced succeeded blamed invited thanked met helped killed shot hit struck employed appointed named nominated
    dismissed reminded demanded offered promised gave sold sent reached overtook beat joined left married questioned
    challenged outbid overruled protested lost received obstructed blocked charged convicted sentenced sacked elected
    forced ordered persuaded rejected wiped offset exceeded outweighed owns owned controls funded sponsored""".split()
)

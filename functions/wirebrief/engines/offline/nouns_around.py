"""Words that say of the name beside them what it names."""

BODY_WORDS = frozenset(
    "officials spokesman spokeswoman spokesperson shares executives executive chief members member lawmakers stock "
    "coach fans striker midfielder defender goalkeeper leadership headquarters employees".split()
)
LAND_WORDS = frozenset(
    "province prefecture region district county state city village town neighborhood neighbourhood suburb airport "
    "river valley peninsula island islands border coast mountains nuclear area municipality governorate strip "
    "counties provinces districts villages states township dam reservoir lake volcano mountain mountains glacier canal "
    "prison refinery mine beach desert forest basin oilfield harbour harbor port police".split()
)
EMPLOYED = frozenset(
    "analyst analysts economist economists strategist strategists trader broker spokesman spokeswoman spokesperson "
    "researcher lawyer attorney executive manager director partner fellow consultant works worked".split()
)
OFFICERS = frozenset("administrator worker employee man woman".split())  # "the top government administrator"
MEDIA = frozenset({"newspaper", "magazine", "tabloid", "broadcaster", "channel"})  # "Kuwait's Al-Rai newspaper"
HUMAN = frozenset("man woman boy girl baby teenager child daughter son husband wife brother sister friend".split())
KIN = frozenset({"brothers", "sisters", "twins", "siblings"})
VESSELS = frozenset(
    "shuttle ship ferry vessel spacecraft rover satellite probe frigate destroyer yacht tanker submarine "
    "freighter liner trawler warship cruiser schooner spaceship telescope".split()
)
DIRECTIONS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north south "
    "downtown nearby suburban".split()
)
SOURCE_WORDS = frozenset("selon según segundo laut conforme".split())
OF_STATE = frozenset(
    "minister president premier government parliament capital king queen army embassy governor constitution economy "
    "coast border".split()
)
INTO_PLACES = frozenset("from to at toward towards via off".split())
PLACED = frozenset(
    "city town township village capital province district suburb port island community hamlet neighborhood "
    "neighbourhood settlement municipality enclave resort region constellation asteroid cities towns villages "
    "communities provinces districts suburbs islands regions moon planet lake river mount".split()
)
RULE = frozenset("administration presidency family government era campaign".split())

"""Words for those who act in a lead, in English; those of the other languages are in `things_others`."""

FRONTED = frozenset(
    "in on at after before with despite as while when amid following according since during by for from under if "
    "although though once until".split()
)
ACTORS = frozenset(
    "gunman gunmen man men woman women boy boys girl girls teenager teenagers attacker attackers bomber bombers "
    "hackers pirates robbers people migrants refugees crowd crowds family couple suspect suspects prisoners inmates "
    "tourists fishermen pilots drivers miners passengers voters demonstrators militia jury nurses commuters "
    "shoppers customers users patients victims hostages hijackers thieves burglar burglars killer killers climbers "
    "forces crews rescuers officers agents guards survivors rebels guerrillas commandos paramilitaries "
    "marchers fighters militiamen lawmakers mps "
    "sailors dockers protester prisoner teen pedestrian motorist hiker bystander passenger driver survivor survivors "
    "hostage refugee migrant patient victim".split()
)
COUNTED = frozenset(
    "thousands hundreds dozens scores tens millions one pair couple trio group members two three four five six crowd "
    "number".split()
)

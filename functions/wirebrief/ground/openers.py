"""Everyday English words with which a statement may open: a capital there makes no name of them."""

# Plain words in which editors rephrase: none of them is a family name, a place or a firm that one would meet in news.
OPENERS = frozenset(
    """accidents accounts actors admirers adults advisers advocates agencies agents agreements aid aides airlines
    allegations allies ambulances amounts animals applicants applications approval arguments arrests articles
    artists asked assailants assistance athletes attackers attacks attempts attendance attorneys audiences
    authors backed backing bad banned barely based bearing beaten becoming behaviour benefits better bidders big
    billions births bishops boats bodies bombs books borrowers borrowing both boys breaking broad budgets
    builders buildings built burning buses businesses buyers calling calls candidates captured care carers
    carriers cars casualties cause caused causes celebrations challenges chances changes changing charges
    charging charities cheap chemicals childcare children choices cities civil claims classes clean cleaning
    clear clearly climbing closing clubs coal coastal coins collecting college colleges coming commenting
    committees common commuters competition competitors complaints computers concern conditions conflict contact
    contestants contractors contracts contrary controls convicted copies corruption costs couples creating crime
    crimes criminals critic criticism crops crossing crowds cuts cutting cyclists dead deadly dealers deals
    death debate debt debts deciding decisions declining decreasing delays delegates deliveries demands
    demonstrators departments depending deputies designs details detained developers developing development
    devices differences difficulties diplomats directors disease dishes disputes distribution divers donations
    donors double doubts driving drought drugs dust early earnings earthquakes eating editors education efforts
    elderly elected elections electricity emissions ending enemies energy entire entries entry equal equipment
    errors essential estimated estimates evening events everybody examples excess exchanges exhibitions
    expanding expected expenses experience experiments expert experts explosions exporters extra extreme
    facilities facing factories failing failure failures fatal fees females fighters fighting films financial
    finding findings fines fires firms fishermen flooding floods food foods forces forecasters forecasts foreign
    forests formed former founded founders freight frequent fresh friends fuel funding funds future gains games
    gangs garments getting girls giving goals going goods graduates grain great groups growers guards guests
    guidelines gunmen guns hackers handling hardly harvests having headlines health hearings helicopters helping
    higher highways hiring holding holidays holy homeowners hopes horses hospitals hosts hot hotels hourly
    households housing huge human hungry hunters hurricanes ideas illegal illness images immigrants immigration
    imported importers improving incidents income incomes increasing industry infants infections information
    inquiries insects inspections inspectors instructions insurance insurers interest interviewees interviews
    investigations investing investment issues items joining joint keeping kids killing knowing known lack
    landlords landowners large largely larger lawsuits leading leaks learning leaving lecturers legal lenders
    lessons letters letting licences licenses lights likely limited listeners lists living loans lorries losing
    lost loved lowering machines making males maps masked mass matches materials mayors meals measures mechanics
    medical medicines memories men merchants messages meters methods migrants ministers minors missiles missing
    mistakes models modern money monthly mortgages mostly mothers motives moving murders museums music musicians
    mutual national nationwide natural nearby nearly necessary needs negotiations negotiators neighboring
    neighbouring networks newspapers night nights noise nominees noting nurses offers offices oil old older
    online open opened opening operations operators opinion opinions options orders ordinary organisers
    organizers origin original outbreaks owners paid paintings panels papers pay paying payments pedestrians
    pensioners pensions perhaps permission personal petitions petrol photographs photos physical pictures pilots
    pipes planes planning plants play playing pledges plots poems poets pollution poor ports positive possible
    posters posting posts poverty power practice preparations presenters pressure previous private prizes
    probably problems proceeds processing producers products profit programmes programs progress projects
    promises promoters proof properties proposals proposed prospects protection protests proving psychologists
    publication publishers publishing pumps punishment pupils purchases putting quantities queues races
    radiation raids railways raising rare rates rather raw reaching reaction reactions readers real rebels
    receiving recent recordings recovery recruits reducing reductions referees references reforms refunds
    regions regular regulations rejecting related relations religious remains removing renewed rent rents
    repairs repeated replacing replies reporting requests requirements researching reservoirs resistance
    resources restaurants results retailers returning returns reviewers reviews rewards riders right rights
    riots rising risks roofs rooms routes runners running rural safe safety sailors salaries sanctions
    satellites saving scenes schoolchildren screens searchers searches seats second sections selling senior
    sentences serious servers services settlers severe sewage sexual shelters ships shoes shootings shops shots
    showing signs singers single sisters sites smaller smoke social software solar soldiers solutions songs
    sounds special specialists species spectators speech speeches spending sponsors sporting squads stages
    standards starting stations statistics stolen stones stopping stories strikers strikes structures studies
    studying subscribers subsidies sufferers suicide suppliers supplies support surgeons surveillance surveys
    suspects suspicion swimmers symptoms systems taking talking taxes taxpayers teachers teams technicians
    technology teenagers telephones television temperatures tenants tension tests theft theories thieves thirty
    threats tickets tiny tools top tough tourism toxic toys tracks trade trades training trees trials tributes
    trips trucks trying turning turnout two-thirds typically ultimately unable underground unemployment unknown
    unlike unrest unusual unusually update urgent usage useful users usually vaccines values various vegetables
    vehicles vendors very veterans viewers villages violent visitors visits vital voluntary voting waiting
    walking wanted warming warnings waste watching waves weak weapons wearing websites weekly well whales
    wildfires wildlife winners winning withdrawal wounded writers writing wrong years youngsters youths""".split()
)

# What may stand before a hyphen without being part of the name behind it: "Ex-Navy", "Pro-Union".
PREFIXES = frozenset("ex former non anti pro pre post mid all co multi un self semi sub inter trans cross".split())

"""Words with a full stop after which a name follows, and languages that write ordinals with one."""

TITLES = {
    "en": frozenset("mr mrs ms dr prof gov sen rep gen col sgt lt capt st rev hon messrs vs no".split()),
    "es": frozenset("sr sra srta dr dra d dña prof lic ing gral cnel arq mons núm art av".split()),
    "fr": frozenset("m mm dr me mgr pr prof av st ste gén col cap lt no art".split()),
    "de": frozenset("dr prof hr fr frl st nr abs art bzw ca vgl evtl ggf inkl mio mrd str".split()),
    "pt": frozenset("sr sra srs dr dra d prof profa eng gen cel av art".split()),
    "it": frozenset("sig sigg dott prof avv ing on sen gen col dr mons s art avv".split()),
    "nl": frozenset("dhr mevr mw mr dr drs prof ir ing st nr art burg".split()),
    "ru": frozenset("г гг ул им т тыс млн млрд руб проф акад ген см стр др".split()),
    "uk": frozenset("м вул ім т тис млн млрд грн проф акад ген див стор р".split()),
    "ar": frozenset("د أ م".split()),
    "hi": frozenset("डॉ श्री श्रीमती प्रो पं".split()),
}
"""Lower-cased, without the stop. A word that also ends sentences is left to sentencex."""

DOTTED_ORDINALS = frozenset(("de", "da", "nb", "fi", "cs", "hu", "pl", "tr"))
"""Where "Der 1. FC" and "am 21. November" are no ends of sentences."""

"""Tell a paywall's teaser and a cookie wall from an article: neither is to be briefed as if it were one."""

import re

from wirebrief.read.words import count_words

LONGEST_TEASER = 250
"""Words. A paywall shows a few paragraphs; a page with more has been let through, whatever it says at its end."""
CONSENT_SHARE = 0.5
"""Of a cookie wall's sentences nearly all speak of consent; of an article about cookies, few in the second person."""

# Each sign behind a word that stands in it: only where the word does is the slower pattern looked for.
_PAYWALL = tuple(
    (word, re.compile(pattern))
    for word, pattern in (
        ("subscribe", r"\bsubscribe (?:now |today )?(?:to|for|and) (?:continue|read|keep reading|unlock|access|full)"),
        ("subscribe", r"\bsubscribe (?:now |today )?(?:to|for|and) get (?:full|unlimited)"),
        (" reading", r"\b(?:to|and) (?:continue|keep) reading\b[^.\n]{0,60}\b(?:subscri|sign|log|regist|account)"),
        (" in ", r"\b(?:sign|log) in (?:or \w{1,20} )?to (?:continue|read|keep)"),
        ("already a", r"\balready a subscriber\b"),
        ("reading for", r"\bcontinue reading for\b"),
        ("unlock this", r"\bunlock this (?:article|story)\b"),
        (
            "subscribers",
            r"\bthis (?:article|story|content) is (?:only )?(?:for|available to) (?:our |paying )?subscribers",
        ),
        ("subscribers", r"\b(?:exclusive to|reserved for|only for) (?:our |paying )?subscribers\b"),
        ("members", r"\b(?:exclusive to|reserved for|only for) (?:our |paying )?members\b"),
        ("you have ", r"\byou have (?:reached|used) your (?:limit|free)"),
        ("remaining free", r"\bremaining free articles?\b"),
        ("register", r"\bregister (?:for free |now )?to (?:continue|read|keep)"),
        ("abonné", r"\bréservée? (?:à|aux) (?:nos )?abonné|\bdéjà abonné"),
        ("lire la suite", r"\bpour lire la suite\b"),
        ("abonnez-vous", r"\babonnez-vous\b"),
        ("jetzt ", r"\bjetzt (?:weiterlesen|abonnieren|registrieren)"),
        ("weiterlesen", r"\bweiterlesen mit\b|\bmit [\w+-]{2,20} weiterlesen\b"),
        ("nur für", r"\bnur für abonnent"),
        ("exclusivo para", r"\bexclusivo para (?:suscriptores|assinantes)"),
        ("suscríbete", r"\bsuscríbete para"),
        ("seguir leyendo", r"\bpara seguir leyendo\b"),
        ("assine para", r"\bassine para (?:ler|continuar)"),
        ("abbonati", r"\bcontenuto riservato agli abbonati"),
        ("continuare a leggere", r"\bper continuare a leggere\b"),
        ("verder lezen", r"\bverder lezen\b[^.\n]{0,40}\babonn"),
        ("有料", "この記事は有料"),
        ("会員限定", "会員限定"),
        ("続きを", "続きを読むには"),
        ("付费", "本文为付费"),
        ("订阅后", "订阅后(?:继续)?阅读"),
        ("подпис", r"\bдля подписчиков\b|\bоформите подписку\b"),
    )
)
_CONSENT = re.compile(
    "|".join(
        (
            r"\b(?:we|partners) (?:use|value|store|share|process)\b[^.\n]{0,80}\b(?:cookies?|privacy|data)",
            r"\b(?:accept|reject|manage|allow) (?:all|your|my|cookies|preferences|settings|choices)",
            r"\bcookie(?:s| policy| settings| preferences)\b|\blegitimate interest",
            r"\byour (?:privacy|consent|choices|preferences|personal data)\b",
            r"\bconsent (?:to|preferences|choices)|\bdo not sell (?:or share )?my\b",
            r"\bdatenschutz|\beinwilligung|\balle akzeptieren|\bvos données|\btout accepter|\bnos partenaires",
            r"\baceptar (?:todo|las cookies)|\bverify (?:that )?you are (?:a )?human",
            r"\benable javascript\b|\bunusual traffic\b|\bdisable your ad ?blocker|\bplease turn off your ad",
        )
    )
)
_SENTENCES = re.compile(r"[^.!?。！？\n]{2,}")


def is_teaser(text: str) -> bool:
    """Return whether a short text asks its reader to subscribe or sign in for the rest."""
    return count_words(text, LONGEST_TEASER) < LONGEST_TEASER and asks_to_subscribe(text)


def is_consent_wall(text: str) -> bool:
    """Return whether most of what a short page says is about cookies, consent, scripts or robots."""
    if count_words(text, 4 * LONGEST_TEASER) >= 4 * LONGEST_TEASER:
        return False
    sentences = [match.group() for match in _SENTENCES.finditer(text.lower()) if any(map(str.isalpha, match.group()))]
    silent = (1 - CONSENT_SHARE) * len(sentences)
    speaking = 0
    for told, sentence in enumerate(sentences):
        if told - speaking > silent:
            return False
        speaking += bool(_CONSENT.search(sentence))
    return speaking >= 2 and speaking >= CONSENT_SHARE * len(sentences)


def asks_to_subscribe(text: str) -> bool:
    """Return whether a text of any length asks its reader to subscribe or sign in for the rest."""
    lowered = text.lower()
    return any(word in lowered and pattern.search(lowered) for word, pattern in _PAYWALL)

"""Who speaks in Spanish, French, German and Portuguese: verbs behind their pronoun, verbs alone, compounds, offices."""

import pytest

from support.offline_asking import draft_of


def speakers(text: str, language: str) -> dict[str, str | None]:
    """Return who says each claim of a text, by the first words of the claim."""
    claims = draft_of(text, language=language).claims
    return {(claim.quotation or claim.statement)[:20]: claim.speaker for claim in claims}


MAYOR = "La alcaldesa de Lugo, Carmen Olmedo, presentó este martes las obras del puente."
PRESIDENT = "Le président d’Haïti Mévil Dorcé s’est adressé mercredi au pays."
OFFICER = "O Comandante Operacional Distrital da Guarda"
UNION = "La Federación de Regantes ha criticado el plan."
HEAD = "Der Innenminister Karl-Heinz Sommerauer hat am Montag in Kiel die neue Wache eröffnet."

SAID = [
    ("fr", "« La route est fermée depuis hier soir », a-t-il ajouté.", None),
    ("fr", "Jean Morel, maire de Lyon, a parlé. « La route est fermée depuis hier », a-t-il ajouté.", "Jean Morel"),
    ("fr", "Jean Morel, maire de Lyon, a parlé. « La route est fermée depuis hier », confie-t-il.", "Jean Morel"),
    ("fr", "« La route est fermée depuis hier », a indiqué l’entreprise.", "l’entreprise"),
    ("fr", "« La route est fermée depuis hier », a déclaré le ministre de l’Intérieur Jean Morel.", "Jean Morel"),
    ("es", f"{MAYOR} «El puente estará listo en mayo», añadió.", "Carmen Olmedo"),
    ("es", "«Siempre fue violento con los vecinos», declaró la mujer de 35 años.", "la mujer"),
    ("es", "El titular del Banco Norte afirmó que «no habrá más despidos este año».", "El titular del Banco Norte"),
    ("es", "«No habrá más despidos», ha avanzado este martes la consejera Sílvia Puig.", "Sílvia Puig"),
    ("es", f"{MAYOR} Durante la visita, ha explicado que «el puente estará listo en mayo».", "Carmen Olmedo"),
    ("es", f"{MAYOR} Así, ha destacado que «el puente estará listo en mayo».", "Carmen Olmedo"),
    ("es", "«Hay que ganar los cinco partidos», señaló, por lo demás, Luis Enrique.", "Luis Enrique"),
    ("es", "«No hay heridos en el pueblo», han dicho las organizaciones.", "las organizaciones"),
    ("es", "El entrenador del Lugo, Luis Prado, habló. «Hay que ganar en casa», zanjó el técnico.", "Luis Prado"),
    ("fr", "« Les flammes ont touché trois voitures », a précisé à l’AFP le maire de Lyon, Jean Morel.", "Jean Morel"),
    ("fr", "« On attend une décision », a déclaré à l’Agence France-Presse (AFP), Jean Morel.", "Jean Morel"),
    ("fr", "« Ce n’est qu’un début », a insisté le chef du gouvernement.", "le chef du gouvernement"),
    ("pt", "«Está mais calmo agora», disse à Lusa o comandante Vítor Prado.", "Vítor Prado"),
    ("pt", "«O fogo está em resolução», afirmou fonte da Proteção Civil.", "fonte da Proteção Civil"),
    ("pt", "A ministra Ana Prado falou à imprensa. «Não haverá mais cortes este ano», disse.", "Ana Prado"),
    ("de", f"{HEAD} „Die Wache war überfällig“, sagte Sommerauer.", "Karl-Heinz Sommerauer"),
    ("de", f"{HEAD} „Die Wache war überfällig“, erklärte der Innenminister.", "Karl-Heinz Sommerauer"),
    ("de", "„Busse sind keine Lösung“, sagte die Frau am Dienstag.", "die Frau"),
    ("de", "„Busse sind keine Lösung“, teilte der Fahrgastverband mit.", "der Fahrgastverband"),
    ("fr", f"{PRESIDENT} « Rien ne change ici », a déclaré le président haïtien.", "Mévil Dorcé"),
    ("fr", f"{PRESIDENT} « Rien ne change ici », a ajouté le chef de l’État.", "Mévil Dorcé"),
    ("pt", "Na visão do líder do Partido, o país quer “uma mudança de rumo já”.", "líder do Partido"),
    ("pt", "Na visão do líder do Partido, Ana Prado quis “uma mudança de rumo já”.", "líder do Partido"),
    ("es", "Para Leo Costa, vecino de Lugo, la obra es “un error que pagaremos todos”.", "Leo Costa"),
    ("fr", "Pour le maire de Lyon, Jean Morel, le plan est « une erreur que nous paierons ».", "Jean Morel"),
    ("de", "Für Bürgermeister Karl Sommer ist das so. Sommer: „Wir haben lange genug gewartet.“", "Karl Sommer"),
    ("fr", "Voici les mots choisis par Jean Morel : « un port ouvert à toutes les familles ».", "Jean Morel"),
    ("es", f"{MAYOR} El plan, donde –señaló– los bomberos trabajan, quiere «salvar todas las casas».", "Carmen Olmedo"),
    ("es", f"{MAYOR} Dijo que el agua subió en la zona y que se cerró la escuela «por precaución».", "Carmen Olmedo"),
    (
        "pt",
        "A ministra Ana Prado falou.\n\nO porto fica longe. Tem dois cais.\n\n«Temos de agir já hoje», disse.",
        "Ana Prado",
    ),
    ("de", f"{HEAD} „Das ist mir viel zu wenig“, regt sich Sommerauer auf.", "Karl-Heinz Sommerauer"),
    ("fr", "« La route est fermée », a précisé, samedi 7 mars, un porte-parole du port.", "un porte-parole du port"),
    ("fr", "« La route est fermée depuis hier », a dit le gérant d’une petite auberge.", "le gérant"),
    ("pt", "O Comandante Operacional Distrital da Guarda disse que viu «ondas de seis metros».", OFFICER),
    ("es", "«Estamos agotados de esperar», se queja Rosa Pena, vecina de la zona.", "Rosa Pena"),
    ("es", "Tal y como explicó Rosa Pena, «el barrio se siente abandonado».", "Rosa Pena"),
    ("fr", "« La situation est intenable », résume de son côté Anne Morel, directrice.", "Anne Morel"),
    ("de", "Anke Sommer vom Fahrgastverband findet: „Wir müssen jetzt sehr schnell handeln.“", "Anke Sommer"),
    ("pt", "«A situação é insustentável», desabafa Rosa Prado, dona de um café.", "Rosa Prado"),
    ("es", f"{UNION} “No llega a tiempo para nadie”, subraya la organización.", "Federación de Regantes"),
    ("de", "Die IG Metall warnte vor dem Plan. „Das reicht nicht aus“, erklärte die Gewerkschaft.", "IG Metall"),
    ("es", f"{MAYOR} “No llega a tiempo para nadie”, subraya el sindicato.", "el sindicato"),
    ("es", "Leo Costa, vecino de Lugo, habló. El funcionario detalló que «no hay heridos en el puerto».", "Leo Costa"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SAID)
def test_a_quotation_is_given_to_whom_the_verb_has_for_its_subject(
    language: str, text: str, speaker: str | None
) -> None:
    assert list(speakers(text, language).values())[-1] == speaker


def test_a_body_that_only_closes_an_office_does_not_speak() -> None:
    text = "La dirigeante de la Banque du Nord affirme avoir « transmis plusieurs messages » au ministre."
    assert list(speakers(text, "fr").values()) == ["La dirigeante de la Banque du Nord"]


def test_a_fire_that_breaks_out_says_nothing_in_french() -> None:
    assert not speakers("L’incendie s’est déclaré peu avant 10 heures dans un immeuble de Lyon.", "fr")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Nach Angaben von Karl Schröter Nägel im Paket gefunden worden.", "Karl Schröter"),
        ("de", "Ministerin Anke Sommer (CSU) sprach in Kiel, die CSU war dagegen.", "Anke Sommer"),
        ("es", "El juez Pedro de la Fuente habló en Burgos. Lo dijo ayer De la Fuente.", "Pedro de la Fuente"),
    ],
)
def test_a_person_s_name_ends_where_it_ends_and_is_one_person(language: str, text: str, name: str) -> None:
    people = [one.name for one in draft_of(text, language=language).who if one.kind == "person"]
    assert people == [name]


def test_speech_between_dashes_goes_on_behind_the_verb() -> None:
    text = "—No queremos que paguen por esto —dijo Ernesto Pardo, presidente de la liga—. Pero entendemos a todos."
    claims = draft_of(text, language="es").claims
    assert [claim.quotation for claim in claims] == ["No queremos que paguen por esto", "Pero entendemos a todos."]
    assert {claim.speaker for claim in claims} == {"Ernesto Pardo"}


def test_a_list_with_dashes_is_nobody_s_speech() -> None:
    text = "El plan de Lugo tiene dos partes:\n\n– Obras en el puente viejo\n\n– Ayudas para los vecinos del centro"
    assert not draft_of(text, language="es").claims


def test_the_verb_set_into_a_french_quotation_is_not_quoted_and_tells_who_speaks() -> None:
    text = "« Il faudra six semaines de chantier, estime l’architecte Paul Vautrin. Peut-être davantage encore. »"
    claims = draft_of(text, language="fr").claims
    quoted = [claim.quotation for claim in claims]
    assert quoted == ["Il faudra six semaines de chantier", "Peut-être davantage encore."]
    assert {claim.speaker for claim in claims} == {"Paul Vautrin"}


def test_the_office_of_another_town_is_not_that_of_who_was_named() -> None:
    text = (
        "O autarca de Setúbal, André Martins, protestou. O autarca do Barreiro afirmou que o serviço não pode fechar."
    )
    assert list(speakers(text, "pt").values())[-1] == "O autarca do Barreiro"


def test_what_stands_before_comma_and_verb_is_told_by_who_stands_behind_it() -> None:
    text = "A abertura da ponte, em Lisboa, foi adiada para setembro, anunciou a ministra Joana Seixas."
    assert list(speakers(text, "pt").values()) == ["Joana Seixas"]
    german = "Neun Menschen wurden verletzt, wie die Bundespolizei am Montag mitteilte."
    assert list(speakers(german, "de").values()) == ["Bundespolizei"]


def test_a_role_has_no_article_and_ends_where_it_was_played() -> None:
    text = (
        "« Il est décédé hier », a annoncé Stuart Bell, le responsable de la police dans une déclaration à la presse."
    )
    assert [one.role for one in draft_of(text, language="fr").who if one.kind == "person"] == [
        "responsable de la police"
    ]


def test_a_participle_goes_on_with_what_the_speaker_of_the_sentence_says() -> None:
    text = "«Temos bastantes meios no local», disse o comandante Rui Prado, explicando que o fogo começou na cobertura."
    claims = draft_of(text, language="pt").claims
    assert {(claim.kind, claim.speaker) for claim in claims} == {("direct", "Rui Prado"), ("indirect", "Rui Prado")}


def test_the_subject_of_the_verb_behind_according_to_is_the_source() -> None:
    text = "Dos personas fueron detenidas en Lugo, según han anunciado las autoridades del estado."
    assert list(speakers(text, "es").values()) == ["las autoridades del estado"]


def test_somebody_unnamed_who_spoke_is_meant_by_a_pronoun() -> None:
    text = "Der Angeklagte bestritt, dass er am Brand schuld ist. Er räumte ein, dass er im Laden war."
    assert set(speakers(text, "de").values()) == {"Der Angeklagte"}


def test_a_verb_behind_the_dash_that_closes_speech_needs_no_subject() -> None:
    text = "A ministra Ana Prado falou ontem.\n\n– A seca é grave em todo o país – afirmou."
    assert list(speakers(text, "pt").values()) == ["Ana Prado"]


def test_what_a_german_preposition_governs_does_not_speak() -> None:
    text = "Er sucht sich „ausgewählte Sachen mit Reiz“ aus, wie er im Gespräch mit unserer Zeitung formuliert."
    assert "unserer Zeitung" not in speakers(text, "de").values()


def test_a_verb_of_the_next_sentence_does_not_take_a_quotation_that_its_own_has_ended() -> None:
    text = f"{HEAD} Costa hegt den „Wunsch, dass hier wieder Schiffe fahren“. Sommerauer nennt Costa „faul“."
    assert speakers(text, "de")["Wunsch, dass hier wi"] is None


def test_a_motto_of_somebody_s_is_not_what_they_say() -> None:
    assert list(speakers("El lema de la campaña de Ana Ruiz: «Nunca más solos ante el mar».", "es").values()) == [None]


def test_the_second_of_an_office_is_no_source_and_keeps_his_name() -> None:
    text = (
        "Num balanço do dia, o segundo comandante da Autoridade dos Portos (APN), Rui Prado, insistiu num apelo ao "
        "«sentido de todos» e explicou que as obras acabaram."
    )
    assert set(speakers(text, "pt").values()) == {"Rui Prado"}


def test_a_pronoun_is_not_somebody_unnamed_of_the_other_gender() -> None:
    text = "Selon le parquet, le navire a coulé samedi. Une voisine attend – elle réclame une enquête complète."
    assert list(speakers(text, "fr").values()) == ["le parquet"]

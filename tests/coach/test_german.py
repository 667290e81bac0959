"""The coach on German: what it finds in messages as people write them, and what it leaves alone.

The lists are those of `templates/languages/de.md`.
"""

from dataclasses import dataclass
from datetime import date
from textwrap import dedent

import pytest

from tests.coach.corpus import messages
from tests.coach.saying import FEW, findings, found, work
from tests.support import contact
from vaulttools.coach import Known
from vaulttools.coach.text import Text
from vaulttools.model.finding import Finding
from vaulttools.model.words import Channel
from vaulttools.reading.builtin import built_in_language

GERMAN = built_in_language("de")


@dataclass(frozen=True, slots=True)
class Said:
    """A message, and the codes that it deserves."""

    channel: str
    subject: str
    text: str
    codes: str = ""
    kind: str = ""
    is_first: bool = False

    def judged(self) -> tuple[Finding, ...]:
        """What the coach says of it."""
        return findings(
            self.text,
            self.channel,
            language=GERMAN,
            subject=self.subject or None,
            kind=self.kind,
            is_first=self.is_first,
        )


GOOD = {
    "a craftsman after a fair": Said(
        "email",
        "Ihre Frage zu den Lehmziegeln",
        """\
        Sehr geehrte Frau Dr. Vogt,

        am Freitag auf der Baumesse wollten Sie wissen, ob sich Lehm auch im Bad verarbeiten lässt. Ich habe bei meinem alten Meister nachgefragt: Ja, aber nur mit Kalkglätte über dem Spritzbereich.

        Soll ich Ihnen ein Muster schicken?

        Mit freundlichen Grüßen
        Henrik Tamm
        """,
    ),
    "a student after a lecture": Said(
        "email",
        "Ihr Vortrag über Flechten",
        """\
        Guten Tag, Herr Professor Brandt,

        Ihr Vortrag am Donnerstag hat mir die Augen geöffnet: Ich bin danach eine Stunde lang nur auf Rinde starrend nach Hause gegangen. Beim Nachlesen bin ich auf eine Arbeit aus Tartu gestoßen, die Ihre These mit Moosen prüft: https://flechten.example/tartu

        Halten Sie die Methode für übertragbar?

        Viele Grüße
        Jonas Reh
        """,
        is_first=True,
    ),
    "a singer by text message": Said(
        "sms",
        "",
        """\
        Hi Lotte, hier ist Bea vom Chor. Die Noten vom Brahms habe ich eingescannt, sie liegen im Ordner. Magst du mal schauen, ob der Alt vollständig ist?
        """,
    ),
    "one founder to another": Said(
        "linkedin",
        "",
        """\
        Hallo Malik,

        danke für das Gespräch beim Gründerfrühstück. Du hattest gefragt, wie wir die ersten zehn Kunden gefunden haben: über einen Stand auf dem Wochenmarkt, kein Witz. Ich habe die Zahlen von damals noch, 40 Gespräche, sieben Aufträge.

        Willst du sie sehen?

        Grüße
        Ines
        """,
    ),
    "a nurse after an interview": Said(
        "email",
        "Danke für das Gespräch gestern",
        """\
        Liebe Frau Sommer,

        vielen Dank, dass Sie sich gestern so viel Zeit für mich genommen haben. Was Sie über die Übergabe am Bett erzählt haben, geht mir nicht aus dem Kopf – so möchte ich arbeiten.

        Ich freue mich auf Ihre Nachricht nächste Woche.

        Herzliche Grüße
        Aylin Kaya
        """,
    ),
    "a farewell": Said(
        "email",
        "Solarpacht: ich lasse es erst einmal ruhen",
        """\
        Hallo Torben,

        ich vermute, dass auf dem Hof gerade anderes wichtiger ist als Solarpacht, und das ist völlig in Ordnung. Ich melde mich deshalb nicht weiter. Wenn das Thema im Frühjahr wieder hochkommt, ruf einfach an, die Unterlagen habe ich noch.

        Alles Gute für die Ernte
        Sven
        """,
    ),
    "a promise that is late": Said(
        "email",
        "Die Liste der Druckereien",
        """\
        Moin Kerstin,

        versprochen hatte ich dir die Liste der Druckereien bis Montag, jetzt ist es Donnerstag – tut mir leid. Dafür stehen auch die Preise für kleine Auflagen drin: https://liste.example/druck

        Reicht dir das für die Einladungen?

        Beste Grüße
        Paul
        """,
    ),
    "an answer that was owed": Said(
        "email",
        "Re: Beamer für Samstag",
        """\
        Hallo zusammen,

        danke für eure Nachfrage. Ja, der Beamer geht, aber das Kabel müsst ihr mitbringen, unseres ist kaputt. Der Schlüssel hängt ab 9 Uhr beim Hausmeister.

        Bis Samstag
        Gitta
        """,
        kind="reply",
    ),
    "after half a year": Said(
        "email",
        "Wieder in Kontakt: Stadtbücherei – Thema Leseförderung",
        """\
        Liebe Frau Okoye,

        vor etwa einem halben Jahr haben wir über Lesepaten gesprochen. Inzwischen hat die Bücherei in Halden es einfach gemacht, mit zwölf Rentnern und einem Hund. Der Erfahrungsbericht ist ehrlich, auch über das, was schiefging: https://lesen.example/halden

        Wenn Sie mögen, stelle ich den Kontakt her. Es eilt nicht.

        Herzlich
        Frieda Lang
        """,
    ),
    "a call": Said(
        "phone",
        "",
        """\
        Hallo Frau Wendt, hier ist Tarik Demir. Sie hatten nach einem Ersatz für die alte Pumpe gesucht. Ich habe eine gefunden, gebraucht, für 300 Euro. Soll ich sie Ihnen bis Freitag zurücklegen?
        """,
    ),
    "a voicemail": Said(
        "voicemail",
        "",
        """\
        Guten Tag Frau Doktor Lehmann, hier spricht Ole Brix. Es geht um die Stühle für Ihr Wartezimmer: Der Tischler hätte zwölf da, sofort. Sie erreichen mich unter 0431 555 019. Schönen Tag!
        """,
    ),
    "an invitation": Said(
        "email",
        "Stammtisch am 3. Dezember: noch ein Platz",
        """\
        Hallo Nele,

        du hast beim Barcamp erzählt, dass dir in Halle der Austausch fehlt. Am 3. Dezember trifft sich unser Stammtisch im Gasthaus, diesmal zu Datenschutz in Vereinen. Die meisten kommen zum ersten Mal.

        Soll ich dir einen Platz freihalten?

        Liebe Grüße
        Oskar
        """,
    ),
    "an introduction": Said(
        "email",
        "Jemand für euer Archiv",
        """\
        Lieber Herr Falk,

        Sie suchten jemanden, der alte Tonbänder digitalisiert. Meine frühere Kollegin Swantje Boie macht genau das, seit 15 Jahren, zuletzt für das Rundfunkarchiv.

        Darf ich Sie beide verbinden? Ich frage sie vorher natürlich.

        Schöne Grüße aus Kiel
        Ute Harms
        """,
    ),
    "a salesman, formal": Said(
        "email",
        "Edelstahl 1.4404: Lieferzeiten im Vergleich",
        """\
        Sehr geehrter Herr Kruse,

        in unserem Telefonat am Dienstag sprachen Sie von Engpässen bei 1.4404. Drei unserer Kunden sind auf 1.4571 ausgewichen, ohne die Zulassung zu verlieren; die Werkszeugnisse lege ich bei.

        Wann passt es Ihnen, zehn Minuten darüber zu sprechen?

        Freundliche Grüße
        Dr. Anke Pohl
        Technischer Vertrieb
        """,
    ),
    "after a no": Said(
        "email",
        "Ihre Absage und eine Bitte",
        """\
        Liebe Frau Rahn,

        danke für die schnelle und freundliche Absage. Natürlich hätte ich gern bei Ihnen angefangen. Würden Sie mir verraten, woran es lag? Ein Satz genügt.

        Alles Gute
        Samuel Kern
        """,
        kind="after-a-no",
    ),
    "posters to be picked up": Said(
        "email",
        "Die Plakate sind fertig",
        """\
        Liebe Sabine,

        die Plakate, nach denen du gefragt hast, sind fertig. Du kannst sie ab morgen im Laden abholen, bis 18 Uhr ist jemand da. Sag Bescheid, wenn ich sie lieber in die Post geben soll.

        Bis bald
        Rolf
        """,
    ),
    "a joke among trainers": Said(
        "linkedin",
        "",
        """\
        Liebe Svenja, deinen Text über Pausen in Workshops habe ich gestern meinem Team vorgelesen. Eine Kollegin schwört auf die Eieruhr in der Tischmitte – seitdem hört niemand mehr auf mich, nur noch auf die Uhr. Was nimmst du? Liebe Grüße, Hanna
        """,
    ),
    "a comment": Said(
        "comment",
        "",
        """\
        Das mit der leeren Wand kenne ich, Silke. Wir haben Kinder malen lassen, seitdem hat niemand mehr etwas drübergesprüht.
        """,
    ),
    "a grandmother next door": Said(
        "sms",
        "",
        """\
        Liebe Oma Hilde, hier Lukas von nebenan. Ihr Rezept für den Pflaumenkuchen hat in der Schule den ersten Preis gewonnen! Darf ich morgen ein Stück vorbeibringen?
        """,
    ),
    "an application": Said(
        "email",
        "Stelle 2026-14: Unterlagen und eine Idee",
        """\
        Sehr geehrte Damen und Herren,

        auf Ihre Ausschreibung für die Werkstattleitung bin ich über die Handwerkskammer gestoßen. Ich leite seit sechs Jahren eine Lehrwerkstatt mit zwölf Auszubildenden und habe dort die Durchfallquote halbiert; wie, steht auf der zweiten Seite.

        Ich freue mich, wenn ich Ihnen die Werkstatt einmal zeigen darf.

        Mit freundlichen Grüßen
        Gregor Thiel
        """,
        is_first=True,
    ),
    "condolences": Said(
        "email",
        "Zum Tod deines Vaters",
        """\
        Liebe Astrid,

        gestern habe ich vom Tod deines Vaters gehört. Er hat mir als Lehrling gezeigt, wie man eine Tür aushängt, ohne dass sie einem auf die Füße fällt, und dabei gelacht. Du musst nicht antworten.

        In Gedanken bei euch
        Harald
        """,
        kind="condolence",
    ),
}
BAD = {
    "a nudge": Said(
        "email",
        "Nachfrage",
        """\
        Hallo Herr Kruse,

        ich wollte nur kurz nachhaken, ob Sie meine letzte Mail erhalten haben. Gibt es schon Neuigkeiten?

        Viele Grüße
        Sam
        """,
        "FU101 FU102 FU103",
    ),
    "a nudge in a direct message": Said(
        "linkedin",
        "",
        """\
        Hallo Malik, hast du meine Nachricht gesehen? Ich warte noch auf deine Rückmeldung. Viele Grüße, Sam
        """,
        "FU101 FU102 FU105",
    ),
    "a friendly reminder": Said(
        "email",
        "Freundliche Erinnerung",
        """\
        Liebe Frau Lang,

        dies ist nur eine freundliche Erinnerung an meine Mail von letzter Woche. Konnten Sie schon einen Blick auf das Konzept werfen?

        Herzliche Grüße
        Sam
        """,
        "FU101 FU102 FU103",
    ),
    "a letter from an office": Said(
        "email",
        "Ihre Anfrage vom 3. November",
        """\
        Sehr geehrte Damen und Herren,

        bezugnehmend auf unser Gespräch übersende ich Ihnen anbei die Unterlagen. Für Rückfragen stehe ich Ihnen jederzeit gerne zur Verfügung.

        In Erwartung Ihrer Antwort verbleibe ich
        mit freundlichen Grüßen
        Sam Reyes
        """,
        "FU108",
    ),
    "half English": Said(
        "email",
        "Onboarding",
        """\
        Hallo Maya,

        danke für das Gespräch. Wir sollten da proaktiv Synergien heben und alle Stakeholder abholen. Können wir zeitnah dazu sprechen?

        Beste Grüße
        Sam
        """,
        "FU101 FU107",
    ),
    "a reproach": Said(
        "email",
        "Angebot Schulküche",
        """\
        Hallo Frau Ahrens,

        leider habe ich noch immer nichts von Ihnen gehört. Ich habe Ihnen jetzt schon dreimal geschrieben, und Sie hatten mir doch eine Antwort zugesagt. Wann darf ich damit rechnen?

        Viele Grüße
        Sam
        """,
        "FU101 FU105",
    ),
    "hurry": Said(
        "email",
        "Rabatt auf die Lizenz",
        """\
        Hallo Jonas,

        das Angebot gilt nur noch bis Freitag, danach wird es teurer. Ich brauche deine Entscheidung bis morgen, sonst vergebe ich den Platz anderweitig.

        Gruß
        Sam
        """,
        "FU101 FU106 FU112",
    ),
    "a threat": Said(
        "email",
        "Ihr Angebot",
        """\
        Sehr geehrte Frau Kühn,

        sollte ich bis Freitag nichts von Ihnen hören, gehe ich davon aus, dass Sie kein Interesse mehr haben. Bitte antworten Sie umgehend.

        Mit freundlichen Grüßen
        Sam Reyes
        """,
        "FU101 FU106 FU112",
    ),
    "an apology": Said(
        "email",
        "Buchtipp zu Sauerteig",
        """\
        Hallo Ute,

        ich möchte wirklich nicht stören und hoffe, ich nerve nicht. Du hattest im Kurs nach einem Buch gefragt: „Brot und Zeit“ ist das beste. Magst du es ausleihen?

        Liebe Grüße
        Sam
        """,
        "FU104",
    ),
    "nothing in it": Said(
        "email",
        "Unser Treffen auf der Messe",
        """\
        Hallo Maya,

        schön, dass wir uns auf der Messe kennengelernt haben. Hättest du nächste Woche Zeit für ein Telefonat?

        Viele Grüße
        Sam
        """,
        "FU101",
    ),
    "nothing asked": Said(
        "email",
        "Studie zur Einarbeitung",
        """\
        Hallo Maya,

        du hattest auf der Messe nach Zahlen zur Einarbeitung gefragt. Diese Studie zeigt, dass ein Pate am meisten ausmacht: https://studie.example

        Viele Grüße
        Sam
        """,
        "FU110",
    ),
    "out of the blue": Said(
        "email",
        "Studie zur Einarbeitung",
        """\
        Hallo Maya,

        diese Studie zeigt, dass Paten die Einarbeitung verkürzen: https://studie.example Was hältst du davon?

        Viele Grüße
        Sam
        """,
        "FU112",
    ),
    "broken off": Said(
        "email",
        "Studie zur Einarbeitung",
        """\
        Hallo Maya,

        du hattest auf der Messe nach Zahlen zur Einarbeitung gefragt. Diese Studie zeigt, dass ein Pate am meisten ausmacht: https://studie.example

        Was hältst du davon, wenn wir das bei euch einmal mit zwei Leuten ausprobieren?
        """,
        "FU113",
    ),
    "a dear first ask": Said(
        "email",
        "Nach Ihrem Vortrag",
        """\
        Sehr geehrte Frau Sommer,

        Ihr Vortrag hat mich beeindruckt, und ich habe die Beispiele gleich ausprobiert. Hätten Sie nächste Woche eine Stunde Zeit für ein Gespräch?

        Freundliche Grüße
        Sam Reyes
        """,
        "FU111",
        is_first=True,
    ),
    "two asks": Said(
        "email",
        "Die Folien",
        """\
        Hallo Jonas,

        danke für deinen Vortrag, die Folien zur Pacht waren Gold wert. Könntest du sie mir schicken? Und könntest du mich bitte auch Frau Ahrens vorstellen?

        Viele Grüße
        Sam
        """,
        "FU109",
    ),
    "shouting": Said(
        "email",
        "Einladung zum Hoffest",
        """\
        Hallo Lotte,

        danke für den schönen Abend!!! Das Hoffest ist am 3. Mai, bitte UNBEDINGT kommen! Bringst du wieder Kuchen mit? Er war so gut!

        Liebe Grüße
        Sam
        """,
        "FU119",
    ),
    "a form": Said(
        "email",
        "Thema Einarbeitung",
        """\
        Hallo [Vorname],

        danke für das Gespräch auf der [Veranstaltung]. ==Ein Satz von ihr.== Hast du Zeit?

        Viele Grüße
        Sam
        """,
        "FU114",
    ),
    "an empty call": Said(
        "phone",
        "",
        """\
        Hallo Frau Wendt, hier ist Sam Reyes. Ich wollte mich einfach mal wieder melden und hören, wie es Ihnen geht. Rufen Sie mich gern zurück.
        """,
        "FU102 FU116",
    ),
    "a pitch": Said(
        "email",
        "Zusammenarbeit",
        """\
        Sehr geehrter Herr Falk,

        wir bieten maßgeschneiderte Lösungen mit echtem Mehrwert für Unternehmen wie Ihres. Gerne würden wir Ihnen unsere Plattform vorstellen. Haben Sie diese Woche 30 Minuten Zeit?

        Mit freundlichen Grüßen
        Sam Reyes
        """,
        "FU101 FU103 FU107 FU111 FU112",
        is_first=True,
    ),
    "silence counted": Said(
        "email",
        "Solarpacht",
        """\
        Hallo Torben,

        auf meine letzten beiden Nachrichten hast du leider nicht reagiert. Hast du noch Interesse an der Solarpacht?

        Viele Grüße
        Sam
        """,
        "FU101 FU102 FU105",
    ),
}


@pytest.mark.parametrize("title", GOOD)
def test_a_good_message_is_left_alone(title: str) -> None:
    assert [(f.code, f.excerpt) for f in GOOD[title].judged()] == []


@pytest.mark.parametrize("title", BAD)
def test_a_bad_message_gets_what_it_deserves(title: str) -> None:
    assert {f.code for f in BAD[title].judged()} == set(BAD[title].codes.split())


FLAGGED = {
    "FU102": [
        "Ich wollte mal nachhaken.",
        "Ich hake hier kurz nach.",
        "Hast du meine letzte Mail bekommen?",
        "Haben Sie unser Angebot erhalten?",
        "Ist meine Nachricht bei Ihnen angekommen?",
        "Gibt es schon Neuigkeiten?",
        "Gibt's schon was Neues?",
        "Wie ist der aktuelle Stand?",
        "Wo stehen wir da?",
        "Eine kleine Erinnerung an die Umfrage.",
        "Ich wollte nur fragen, ob du schon entschieden hast.",
        "Hattest du schon Gelegenheit, reinzuschauen?",
        "Konnten Sie inzwischen einen Blick darauf werfen und sich entscheiden?",
        "Ich komme noch einmal auf meine Mail zurück.",
        "Ich beziehe mich auf meine letzte Nachricht.",
        "Vielleicht ist meine Mail im Spam gelandet.",
        "Falls du meine Nachricht übersehen hast: Hier ist sie noch einmal.",
        "Besteht noch Interesse?",
        "Ich wollte mich nur mal wieder melden.",
        "Schon Neuigkeiten?",
        "Damit es nicht untergeht, hier noch einmal.",
        "Wie weit seid ihr?",
    ],
    "FU104": [
        "Entschuldige die Störung.",
        "Entschuldigen Sie bitte, dass ich Sie noch einmal störe.",
        "Sorry für die erneute Mail.",
        "Tut mir leid, dass ich schon wieder nerve.",
        "Ich möchte dich nicht nerven.",
        "Ich will wirklich nicht aufdringlich sein.",
        "Ich weiß, dass Sie sehr beschäftigt sind.",
        "Ich weiß ja, du hast viel um die Ohren.",
        "Du hast bestimmt viel zu tun, aber vielleicht passt es.",
        "Ich hoffe, ich störe nicht.",
        "Ich möchte Ihre wertvolle Zeit nicht lange beanspruchen.",
        "Schon wieder ich!",
        "Entschuldigen Sie, dass ich Ihnen unaufgefordert schreibe.",
        "Ich hoffe, Sie nehmen es mir nicht übel.",
        "Verzeihen Sie meine Hartnäckigkeit.",
    ],
    "FU105": [
        "Ich habe leider nichts mehr von dir gehört.",
        "Leider habe ich noch keine Antwort von Ihnen.",
        "Ich warte immer noch auf deine Rückmeldung.",
        "Ich habe jetzt schon dreimal geschrieben.",
        "Das ist jetzt meine vierte Mail.",
        "Du hast nie geantwortet.",
        "Sie haben sich leider nicht gemeldet.",
        "Sie hatten mir doch eine Antwort versprochen.",
        "Du wolltest dich längst melden.",
        "Trotz mehrerer Mails kam nichts.",
        "Meine Anfragen blieben unbeantwortet.",
        "Ich bin etwas enttäuscht.",
        "Das hätte ich nicht erwartet.",
        "Wenigstens eine kurze Absage wäre nett gewesen.",
        "Habe ich etwas falsch gemacht?",
        "Seit drei Wochen höre ich nichts.",
        "Ignorieren Sie mich?",
        "Dein Schweigen irritiert mich.",
    ],
    "FU106": [
        "Das ist deine letzte Chance.",
        "Melden Sie sich bitte umgehend.",
        "Ich brauche deine Antwort bis Freitag.",
        "Bitte gib mir bis morgen Bescheid.",
        "Um Rückmeldung bis spätestens Montag wird gebeten.",
        "Das Angebot gilt nur noch heute.",
        "Nur noch zwei Plätze!",
        "Jetzt oder nie.",
        "Die Zeit drängt.",
        "Es ist dringend.",
        "Antworte bitte so schnell wie möglich.",
        "Wenn ich bis Freitag nichts höre, vergebe ich den Platz.",
        "Ich gehe davon aus, dass du kein Interesse hast.",
        "Du wirst es bereuen.",
        "Verpass diese Gelegenheit nicht.",
        "Entscheide dich jetzt, sonst muss ich absagen.",
        "Bitte um Rückmeldung bis Freitag.",
        "Worauf wartest du?",
    ],
    "FU107": [
        "Wir müssen die Leute abholen.",
        "Gehen wir proaktiv vor.",
        "Ich melde mich zeitnah.",
        "Da liegen Synergien.",
        "Das bietet echten Mehrwert.",
        "Das ist nicht zielführend.",
        "Behalte ich auf dem Schirm.",
        "Wir holen Tom mit ins Boot.",
        "Da müssen wir uns committen.",
        "Ein echter Game Changer.",
        "Eine Win-win-Situation.",
        "Unsere Learnings waren groß.",
        "Wir bieten maßgeschneiderte Lösungen.",
        "Am Ende des Tages zählt das Ergebnis.",
        "Wir sind gut aufgestellt.",
        "Lass uns connecten.",
        "Pinge mich einfach an.",
    ],
    "FU108": [
        "Bezugnehmend auf Ihr Schreiben sende ich die Liste.",
        "Für Rückfragen stehe ich gern zur Verfügung.",
        "Hiermit teile ich Ihnen mit, dass es geht.",
        "Zögern Sie nicht, mich zu kontaktieren.",
        "Bezüglich der Liste: Sie ist fertig.",
        "Anbei übersende ich die Unterlagen.",
        "In Erwartung Ihrer Antwort verbleibe ich.",
        "Nichtsdestotrotz ist es gut.",
        "Zum jetzigen Zeitpunkt ist das offen.",
        "Mit der Bitte um Kenntnisnahme.",
        "Gemäß unserer Absprache folgt die Liste.",
        "Wir erlauben uns, Ihnen zu schreiben.",
    ],
    "FU119": [
        "Toll!!",
        "Das ist WICHTIG.",
        "Bitte ALLE LESEN JETZT.",
    ],
}
FINE = {
    "FU102": [
        "Ich komme auf unser Gespräch über die Pacht zurück.",
        "Hast du den Artikel über Moore gesehen?",
        "Frag gern noch einmal nach, wenn etwas unklar ist.",
        "Danke für deine Frage nach der Checkliste.",
        "Hast du nächste Woche Zeit?",
        "Das hat mich an dich erinnert.",
        "Wie geht es dir?",
        "Neuigkeiten aus Halden: Die Bücherei hat wieder offen.",
        "Ich wollte dir nur danken.",
        "Wie weit ist es von Kiel nach Halden?",
        "Hast du schon einmal mit Kalk gearbeitet?",
    ],
    "FU104": [
        "Entschuldige, dass ich erst jetzt antworte.",
        "Tut mir leid, dass es länger gedauert hat.",
        "Es tut mir leid, das von deinem Vater zu hören.",
        "Stören dich die Hunde im Hof?",
        "Es hat länger gedauert, als ich gesagt hatte, bitte entschuldige.",
        "Sorry, der Link war falsch. Hier ist der richtige.",
        "Ich weiß, dass dir das Thema am Herzen liegt.",
    ],
    "FU105": [
        "Ich habe lange keinen besseren Vortrag gehört.",
        "Du brauchst nicht zu antworten.",
        "Keine Antwort nötig.",
        "Wie du gesagt hast, liegt es am Dienstplan.",
        "Ich warte gern.",
        "Von dem Buch habe ich noch nichts gehört.",
        "Mehrere Male habe ich gelacht.",
        "Du wolltest wissen, wie wir das machen.",
    ],
    "FU106": [
        "Es eilt nicht.",
        "Das ist überhaupt nicht dringend.",
        "Ich melde mich so schnell wie möglich.",
        "Die Anmeldung ist bis zum 3. Dezember offen.",
        "Ich schicke dir die Liste spätestens am Montag.",
        "Bis Freitag!",
        "Nimm dir Zeit.",
        "Habe ich dich auf der Messe verpasst?",
        "Der Zug fährt nur bis Halden.",
    ],
    "FU107": [
        "Kannst du mich am Bahnhof abholen?",
        "Das Paket kannst du im Laden abholen.",
        "Das Kind muss um drei aus der Kita abgeholt werden.",
        "Danke für den Gedanken.",
        "Wir segeln, willst du ins Boot? Der See ist warm.",
    ],
    "FU108": [
        "Hier ist die Liste.",
        "Ich möchte dich etwas fragen.",
        "Danke für die höfliche Antwort.",
        "Wie besprochen komme ich am Montag.",
        "Er steht mir zur Seite.",
    ],
    "FU119": [
        "Danke!",
        "Die AOK und der NABU sind dabei.",
        "Das WLAN geht wieder!",
    ],
}


def in_mail(sentence: str, code: str) -> list[str]:
    """The words that a rule finds fault with in a sentence of an otherwise plain email."""
    return found(f"Hallo Maya,\n\n{sentence}\n\nViele Grüße\nSam", code, language=GERMAN)


@pytest.mark.parametrize(("code", "sentence"), [(c, s) for c in FLAGGED for s in FLAGGED[c]])
def test_what_germans_write_and_nobody_likes_to_read_is_found(code: str, sentence: str) -> None:
    assert in_mail(sentence, code)


@pytest.mark.parametrize(("code", "sentence"), [(c, s) for c in FINE for s in FINE[c]])
def test_what_looks_like_it_and_is_fine_is_left_alone(code: str, sentence: str) -> None:
    assert in_mail(sentence, code) == []


@pytest.mark.parametrize(
    ("written", "put"),
    [
        ("Nichtsdestotrotz ist es gut.", "Trotzdem"),
        ("Zum jetzigen Zeitpunkt ist das offen.", "Jetzt"),
        ("Wir tun es aufgrund der Tatsache, dass es hilft.", "weil"),
        ("Ich schicke es zeitnah.", "bald"),
    ],
)
def test_where_a_plain_word_does_it_is_put_there(written: str, put: str) -> None:
    judged = findings(f"Hallo Maya,\n\n{written}\n\nViele Grüße\nSam", language=GERMAN)
    assert put in [f.fix.put for f in judged if f.fix]


@pytest.mark.parametrize(
    ("subject", "is_empty"),
    [
        ("Kurze Frage", True),
        ("AW: Nachfrage", True),
        ("Freundliche Erinnerung", True),
        ("Gibt es schon Neuigkeiten?", True),
        ("Unsere Zusammenarbeit", True),
        ("Maya, kurze Rückfrage von Sam", True),
        ("Wieder in Kontakt: Maya", True),
        ("Wieder in Kontakt: Northwind – Thema Onboarding", False),
        ("Die Checkliste, nach der du gefragt hast", False),
        ("Frage zu den Lehmziegeln", False),
        ("Neuigkeiten aus der Bücherei", False),
        ("Stammtisch am 3. Dezember", False),
    ],
)
def test_a_subject_says_what_it_is_about(subject: str, is_empty: bool) -> None:
    text = "Hallo Maya,\n\ndanke für das Gespräch.\n\nViele Grüße\nSam"
    assert bool(found(text, "FU103", language=GERMAN, subject=subject, me="Sam Reyes")) == is_empty


NOTE = """\
---
type: contact
aliases: []
next_step: 2026-11-27
---
## Log
- 2026-11-21 met: auf der Datenmesse
"""


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Danke für das Gespräch am Samstag.", []),
        ("Danke für das Gespräch am Mittwoch.", ["Mittwoch"]),
        ("Seit unserem Gespräch am letzten Donnerstag denke ich daran.", ["Donnerstag"]),
        ("Wie vereinbart sprechen wir am Freitag.", []),
        ("Wie vereinbart sprechen wir am Donnerstag.", ["Donnerstag"]),
        ("Es bleibt beim 27. November.", []),
        ("Es bleibt beim 4. Dezember.", ["4. Dezember"]),
        ("Wie vereinbart schicke ich dir die Liste.", []),
        ("Wie besprochen komme ich mit Tom.", []),
        ("Die Tagung beginnt am Dienstag, den 24. November.", []),
        ("Die Tagung beginnt am Mittwoch, den 24. November.", ["Mittwoch, den 24. November"]),
        ("Am 31. Februar geht es los.", ["Am 31. Februar"]),
    ],
)
def test_days_are_compared_with_the_note(sentence: str, words: list[str]) -> None:
    text = f"Hallo Maya,\n\n{sentence}\n\nViele Grüße\nSam"
    assert (
        found(text, "FU120", language=GERMAN, contact=contact(NOTE), today=date(2026, 11, 23))
        == words
    )


@pytest.mark.parametrize(
    ("greeting", "is_wrong"),
    [
        ("Hallo Maya,", False),
        ("Liebe Frau Okafor,", False),
        ("Sehr geehrte Frau Dr. Okafor,", False),
        ("Guten Morgen,", False),
        ("Hallo zusammen,", False),
        ("Sehr geehrte Damen und Herren,", False),
        ("Moin moin,", False),
        ("Hallo Mara,", True),
        ("Liebe Lena,", True),
        ("Hallo liebe Lena!", True),
        ("Sehr geehrter Herr Falk,", True),
    ],
)
def test_the_greeting_is_for_the_one_it_goes_to(greeting: str, is_wrong: bool) -> None:
    text = f"{greeting}\n\ndanke für das Gespräch.\n\nViele Grüße\nSam"
    assert bool(found(text, "FU121", language=GERMAN, contact=contact(NOTE))) == is_wrong


@pytest.mark.parametrize(
    "close",
    [
        "Viele Grüße\nSam",
        "Mit freundlichen Grüßen\n\nSam Reyes\nVertrieb",
        "LG Sam",
        "Herzlich\nSam",
        "Bis Samstag\nSam",
        "Mach's gut\nSam",
        "Hab eine schöne Woche\nSam",
        "Deine Sam",
        "Danke und liebe Grüße aus Halle\nSam",
        "Alles Gute",
    ],
)
def test_a_close_is_known_when_it_is_seen(close: str) -> None:
    text = f"Hallo Maya,\n\ndanke für das Gespräch auf der Messe, es hat mir Mut gemacht und mich zwei Bücher gekostet.\n\n{close}"
    assert found(text, "FU113", language=GERMAN) == []


def test_english_in_a_german_vault_is_not_said_to_lack_anything() -> None:
    spoken = [
        message.title
        for message in messages()
        if Text(message.text, Known(language=GERMAN)).is_spoken
    ]
    assert spoken == []


def test_every_message_here_is_seen_to_be_german() -> None:
    for message in (*GOOD.values(), *BAD.values()):
        text = Text(dedent(message.text), Known(language=GERMAN, channel=Channel(message.channel)))
        assert text.is_spoken, message


@pytest.mark.long
@pytest.mark.parametrize("piece", ["hast du ", "du hast ", "ich ", "sie haben ", "gibt es ", "entschuldige ", "wir wollten nur "])  # fmt: skip
def test_twice_as_much_german_is_twice_the_work(piece: str) -> None:
    text = piece * FEW
    findings(text[:FEW], language=GERMAN)
    assert work(text[:FEW], GERMAN) < work(text[: FEW // 2], GERMAN) * 2.5 + FEW

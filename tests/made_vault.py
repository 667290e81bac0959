"""A vault of any size, made by dice that always fall alike: people in every situation, things to send."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

FIRST = (
    "Ada", "Bilal", "Chiara", "Dov", "Ewa", "Femi", "Gwen", "Hiro", "Ida", "Jonas", "Kemi", "Lars",
    "Mina", "Nuno", "Orla", "Pavel", "Quinn", "Rosa", "Sven", "Tara", "Umar", "Vera", "Wim", "Xenia",
    "Yara", "Zeno",
)  # fmt: skip
LAST = (
    "Abbott", "Brandt", "Castro", "Dunne", "Eriksen", "Fontaine", "Garrity", "Holm", "Ivers", "Jansen",
    "Kowal", "Lindgren", "Moreau", "Nakata", "Oduya", "Petrov", "Quirke", "Rossi", "Sato", "Turner",
    "Ueda", "Vance", "Whelan", "Xu", "Yilmaz", "Zeller",
)  # fmt: skip
PLACES = ("the data fair", "a meetup on hiring", "Ola's dinner", "the trade show", "a webinar", "")
TOPICS = (
    "onboarding", "churn", "pricing pilots", "feature stores", "remote teams", "hiring engineers",
    "cold storage", "clinic no-shows", "claims data", "energy tariffs", "school meals", "bike lanes",
    "warehouse routing", "fraud alerts", "grant writing", "open banking", "river sensors",
    "museum audiences", "crop insurance", "night buses", "seed funding", "accessible forms",
    "type design", "battery recycling", "customer interviews", "incident reviews", "data contracts",
    "search quality", "board reporting", "payroll errors",
)  # fmt: skip
KINDS = ("article", "data", "answer", "summary", "question", "resource", "event")
PLAYBOOKS = ("networking", "sales", "partnership", "keep-in-touch", "")


def made_vault(contacts: int, values: int, today: date, seed: int = 1) -> dict[str, str]:
    """Notes by path: people who met somewhere in the last half year, and things to send them."""
    dice = Random(seed)  # noqa: S311 - nothing secret
    notes = dict(_values(values, today, dice))
    notes.update(_contact(number, today, dice) for number in range(contacts))
    return notes


def _values(number: int, today: date, dice: Random) -> Iterator[tuple[str, str]]:
    for n in range(number):
        topic = TOPICS[n % len(TOPICS)]
        day = today - timedelta(days=dice.randrange(5, 300))
        text = (
            f"---\ntype: value\nkind: {dice.choice(KINDS)}\ntopics: [{topic}]\n"
            f"url: https://library.example/{n}\npublished: {day}\n"
            f"takeaway: What {1 + n % 9} teams learnt about {topic} in a year.\n---\n"
        )
        yield f"Library/{topic.capitalize()}, part {n // len(TOPICS) + 1}.md", text


def name_of(number: int) -> str:
    """A name that nobody else in the vault has."""
    first, last = FIRST[number % 26], LAST[number // 26 % 26]
    return f"{first} {last}" + (f" {number // 676 + 1}" if number >= 676 else "")


def _contact(number: int, today: date, dice: Random) -> tuple[str, str]:
    name = name_of(number)
    met = today - timedelta(days=dice.randrange(0, 180))
    front = ["type: contact", f"email: person{number}@firm{number % 400}.example"]
    if dice.random() < 0.7:
        front += [f'organization: "[[Firm {number % 400}]]"']
    if dice.random() < 0.5:
        front += [f"linkedin: https://www.linkedin.com/in/person-{number}"]
    if dice.random() < 0.4:
        front += [f'phone: "+4420794{number:05}"']
    topics = dice.sample(TOPICS, dice.choice((0, 1, 1, 2, 3)))
    if topics:
        front += [f"topics: [{', '.join(topics)}]"]
    if playbook := dice.choice(PLAYBOOKS):
        front += [f"playbook: {playbook}"]
    if place := dice.choice(PLACES):
        front += [f"met_at: {place}"]
    log = [f"- {met} met: " + (f"talked about {topics[0]}" if topics else "a good start")]
    day = met
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3, 4, 5))):
        day += timedelta(days=dice.randrange(1, 20))
        if day > today:
            break
        log.append(f"- {day} {dice.choice(_EVENTS).format(topic=(topics or ['it'])[-1])}")
    tasks = ""
    if dice.random() < 0.1:
        due = today + timedelta(days=dice.randrange(-5, 15))
        tasks = f"\n## Promises\n- [ ] send the notes on {(topics or ['it'])[0]} 📅 {due}\n"
    body = "\n".join(log)
    return f"People/{name}.md", "---\n" + "\n".join(
        front
    ) + f"\n---\n# {name}\n\n## Log\n{body}\n{tasks}"


_EVENTS = (
    "email to: a word",
    "email to: a summary of what we said",
    "email from: asked how others handle {topic}",
    "linkedin from: liked the idea",
    "phone with: talked about {topic}",
    "email from: said to write again after the budget round",
    "linkedin to: a short message",
    "news: a new team for {topic}",
)

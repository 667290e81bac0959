"""A vault of seven contacts, one for each thing that can be due, as the text of its notes."""

from pathlib import Path

from tests.support import write_vault

SETTINGS = """\
today = 2026-11-23
me = "Sam Reyes"
"""

NOTES = {
    "People/Maya Okafor.md": """\
        ---
        type: contact
        aliases: [Mo]
        organization: "[[Northwind]]"
        role: Head of Platform
        email: maya@northwind.example
        tier: A
        topics:
          - onboarding
        met: 2026-11-02
        met_via: in-person
        next_step: 2026-12-01
        ---
        # Maya Okafor

        ## Log
        - 2026-11-02 met: at PyCon, talked about scaling onboarding
        - 2026-11-10 09:30 email from: asked for the checklist
        - 2026-11-11 email to: it follows; talk on the first of December

        ## Promises
        - [ ] send the onboarding checklist 📅 2026-11-20
        """,
    "People/Jon Alder.md": """\
        ---
        type: contact
        organization: Tidewell
        email: jon.alder@tidewell.example
        topics:
          - rates
        met: 2026-10-05
        ---
        # Jon Alder

        ## Log
        - 2026-11-16 email to: the rates, as promised
        - 2026-11-18 email from: could you resend the rates?
        """,
    "People/Jon Farrow.md": """\
        ---
        type: contact
        email: jon@farrow.example
        ---
        # Jon Farrow

        ## Log
        - 2026-03-02 email to: a first word
        - 2026-06-15 won: signed for a year
        """,
    "People/Inés Prado.md": """\
        ---
        type: contact
        linkedin: https://www.linkedin.com/in/ines-prado
        topics:
          - feature stores
        met: 2026-11-21
        met_via: linkedin
        met_at: the data fair
        ---
        # Inés Prado

        ## Log
        - 2026-11-21 met: at the data fair, she runs the demo table
        """,
    "People/Lena Vogt.md": """\
        ---
        type: contact
        organization: "[[Brightloom]]"
        email: lena.vogt@brightloom.example
        phone: "+44 20 7946 0018"
        playbook: sales
        tier: B
        topics:
          - churn
        met: 2026-10-20
        ---
        # Lena Vogt

        ## Log
        - 2026-10-30 email to: the churn notes I promised
        - 2026-11-03 email to: [[Churn benchmark]]
        - 2026-11-09 linkedin to: on her talk
        - 2026-11-16 phone to: left a short word
        """,
    "People/Ravi Menon.md": """\
        ---
        type: contact
        organization: Halden
        email: ravi@halden.example
        topics:
          - feature stores
        ---
        # Ravi Menon

        ## Log
        - 2026-04-20 email to: thanks for the talk
        - 2026-05-18 exit: wished him well
        - 2026-10-06 news: he moved to Halden as head of data
        """,
    "People/Kit Okoye.md": """\
        ---
        type: contact
        met: 2026-11-12
        next_step: tomorow
        ---
        # Kit Okoye
        """,
    "Library/Feature stores in a week.md": """\
        ---
        type: value
        kind: article
        topics:
          - feature stores
        url: https://quietpipelines.example/feature-stores
        published: 2026-10-02
        takeaway: Four people left out everything but lookups
        ---
        """,
    "Library/Churn benchmark.md": """\
        ---
        type: value
        kind: data
        topics:
          - churn
        published: 2026-09-10
        ---
        """,
    "Companies/Northwind.md": """\
        # Northwind

        Moves parcels, and its people along with them.
        """,
}


def small_vault(root: Path) -> Path:
    """The vault, laid out in a folder."""
    return write_vault(root, NOTES, SETTINGS)

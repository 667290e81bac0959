"""A message becomes findings: what would make its reader sigh, line by line (M1, M12-M15, M18-M20)."""

from vaulttools.coach.drafts import judge_drafts, known_of, open_drafts, source_of, to_contact
from vaulttools.coach.engine import fixed, judge
from vaulttools.coach.known import Known, Other
from vaulttools.coach.rule import Rule
from vaulttools.coach.rules import all_rules

__all__ = [
    "Known",
    "Other",
    "Rule",
    "all_rules",
    "fixed",
    "judge",
    "judge_drafts",
    "known_of",
    "open_drafts",
    "source_of",
    "to_contact",
]

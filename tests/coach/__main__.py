"""`python -m tests.coach`: how right the coach is on the corpus, rule by rule, and where it is not."""

import sys
from pathlib import Path

from tests.coach.corpus import FOLDER, messages, scores
from vaulttools.coach import all_rules


def main(folder: Path = FOLDER) -> None:
    """Print the table, then every message that is judged otherwise than expected."""
    corpus = list(messages(folder))
    names = {rule.code: rule.name for rule in all_rules()}
    print(f"{len(corpus)} messages, {sum(not m.expected for m in corpus)} of them good\n")
    print("| rule | right | wrong | missed | precision | recall |")
    print("| --- | --- | --- | --- | --- | --- |")
    for code, score in scores(corpus).items():
        print(
            f"| {code} {names.get(code, '')} | {score.right} | {score.wrong} | {score.missed} "
            f"| {score.precision:.3f} | {score.recall:.3f} |"
        )
    print()
    for message in corpus:
        wrong, missed = message.found - message.expected, message.expected - message.found
        if wrong or missed:
            print(f"{message.title}: wrong {sorted(wrong)} missed {sorted(missed)}")
            for finding in message.findings():
                if finding.code in wrong:
                    print(f"    {finding.code} {finding.rule}: {finding.excerpt}")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))

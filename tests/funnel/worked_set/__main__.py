"""`python -m tests.funnel.worked_set`: what is proposed to whom, beside what was judged right."""

from tests.funnel.worked_set import (
    Judged,
    figures,
    judged,
    matched,
    newest_with_a_shared_topic,
    worked_set,
)


def main() -> None:
    """Print the table and the figures."""
    funnel = worked_set()
    cases = judged(funnel, matched)
    for case in cases:
        mark = " " if case.is_right else "✗"
        why = case.item.matches[0].why if case.item.matches else ""
        print(f"{mark} {case.item.contact.name:15} {case.chosen or 'none':40} {why}")
        if not case.is_right:
            print(f"  {'judged':>15} {' | '.join(sorted(case.right)) or 'none'}")
    baseline = judged(funnel, newest_with_a_shared_topic)
    print()
    for name, found in (("matching", cases), ("newest with a shared topic", baseline)):
        for half, part in (("tuned on", found[::2]), ("held back", found[1::2]), ("all", found)):
            print(f"{name}, {half}: {_line(part)}")


def _line(cases: list[Judged]) -> str:
    got = figures(cases)
    return (
        f"precision at 1 {got.precision:.2f}, right one found {got.found:.2f} "
        f"({got.fits_right} of {got.fits}), got nothing though something fits "
        f"{got.none_wrongly:.2f}, none where nothing fits {got.none_found:.2f} "
        f"({got.empty_right} of {got.empty})"
    )


if __name__ == "__main__":
    main()

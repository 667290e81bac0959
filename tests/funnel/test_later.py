"""A value that is worked out when it is first asked for."""

from vaulttools.model.later import Later


def test_it_is_worked_out_once_and_not_before_it_is_asked_for() -> None:
    done: list[str] = []

    def work() -> int:
        done.append("worked")
        return 6

    later = Later(work)
    assert done == []
    assert (later(), later(), done) == (6, 6, ["worked"])


def test_it_is_equal_to_another_that_gives_the_same() -> None:
    six, seven = Later(lambda: 6), Later(lambda: 7)
    assert six == Later(lambda: 6) != seven
    assert {six, Later(lambda: 6), seven} == {six, seven}
    assert six != 6

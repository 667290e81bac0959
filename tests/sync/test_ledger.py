"""What the ledger says two people disagree about, and for how long."""

from tests.sync.events import Kind, Question
from tests.sync.ledger import Ledger

ADA = "ada@sync.example"


def split(known: set[int]) -> tuple[set[int], set[int]]:
    """Two clones that know the same."""
    return set(known), set(known)


def test_two_values_are_a_question_until_somebody_chooses() -> None:
    ledger, first = Ledger(), set[int]()
    ledger.set_value(first, ADA, "tier", "A")
    one, other = split(first)
    ledger.set_value(one, ADA, "tier", "B")
    ledger.set_value(other, ADA, "tier", "C")
    both = one | other
    question = Question(ADA, "tier", frozenset({"B", "C"}))
    assert ledger.questions(one) == ledger.questions(other) == set()
    assert ledger.questions(both) == {question}
    ledger.chose_value(both, question, "C")
    assert ledger.questions(both | other) == set()
    assert [setting.value for setting in ledger.heads(ADA, "tier")] == ["C"]


def test_the_same_value_twice_is_no_question() -> None:
    ledger, one, other = Ledger(), set[int](), set[int]()
    ledger.set_value(one, ADA, "tier", "B")
    ledger.set_value(other, ADA, "tier", "B")
    assert ledger.questions(one | other) == set()


def test_a_value_that_two_heard_of_and_one_replaced_is_no_question() -> None:
    ledger, one, other = Ledger(), set[int](), set[int]()
    ledger.set_value(one, ADA, "next_step", "2026-12-01")
    ledger.set_value(other, ADA, "next_step", "2026-12-01")
    ledger.set_value(other, ADA, "next_step", "2026-12-09")
    assert ledger.questions(one | other) == set()
    assert [s.value for s in ledger.heads(ADA, "next_step")] == ["2026-12-09"]


def test_who_merges_a_value_that_the_other_side_had_for_a_while_can_only_ask() -> None:
    ledger, first = Ledger(), set[int]()
    ledger.set_value(first, ADA, "next_step", "2026-12-01")
    one, other = set(first), set(first)
    ledger.set_value(one, ADA, "next_step", "2026-12-05")
    question = Question(ADA, "next_step", frozenset({"2026-12-05", "2026-12-09"}))
    assert not ledger.both_changed(question, one, other)
    ledger.set_value(other, ADA, "next_step", "2026-12-05")
    ledger.set_value(other, ADA, "next_step", "2026-12-09")
    assert ledger.questions(one | other) == set()
    assert ledger.both_changed(question, one, other)
    assert ledger.both_changed(question, other, one)
    before = Question(ADA, "next_step", frozenset({"2026-12-01", "2026-12-09"}))
    assert not ledger.both_changed(before, one, other)


def test_a_value_that_several_gave_is_decided_on_once() -> None:
    ledger, one, other, third = Ledger(), set[int](), set[int](), set[int]()
    for known, value in ((one, "B"), (other, "B"), (third, "C")):
        ledger.set_value(known, ADA, "tier", value)
    both = one | other | third
    ledger.chose_value(both, Question(ADA, "tier", frozenset({"B", "C"})), "C")
    assert ledger.questions(both) == set()
    assert [setting.value for setting in ledger.heads(ADA, "tier")] == ["C"]


def test_what_was_set_on_top_of_the_chosen_value_goes_on() -> None:
    """A rebase shows the first of two commits, and puts the second on top of what was chosen."""
    ledger, mine, theirs = Ledger(), set[int](), set[int]()
    ledger.set_value(mine, ADA, "tier", "A")
    ledger.set_value(mine, ADA, "tier", "B")
    ledger.set_value(theirs, ADA, "tier", "C")
    both = mine | theirs
    ledger.chose_value(both, Question(ADA, "tier", frozenset({"A", "C"})), "A")
    assert ledger.questions(both) == set()
    assert [setting.value for setting in ledger.heads(ADA, "tier")] == ["B"]


def test_to_leave_a_value_as_it_was_is_no_change() -> None:
    ledger, first = Ledger(), set[int]()
    ledger.set_value(first, ADA, "tier", "A")
    one, other = split(first)
    third = set(first)
    ledger.set_value(one, ADA, "tier", "B")
    ledger.set_value(third, ADA, "tier", "C")
    other |= third
    ledger.chose_value(other, Question(ADA, "tier", frozenset({"A", "C"})), "A")
    assert ledger.questions(one | other) == set()
    assert [setting.value for setting in ledger.heads(ADA, "tier")] == ["B"]


def test_two_who_chose_between_the_same_values_differently_are_asked_whichever_is_the_later_one() -> (
    None
):
    """A phone has merged both without choosing; what stands where they meet next is what nobody chose."""
    for choices in (("A", "B"), ("B", "A")):
        ledger, first, second = Ledger(), set[int](), set[int]()
        ledger.set_value(first, ADA, "tier", "A")
        ledger.set_value(second, ADA, "tier", "B")
        question = Question(ADA, "tier", frozenset({"A", "B"}))
        one, other = split(first | second)
        for known, choice in zip((one, other), choices, strict=True):
            ledger.chose_value(known, question, choice)
        assert ledger.questions(one | other) == {question}
        ledger.set_value(other, ADA, "tier", "C")
        later = frozenset({choices[0], "C"})
        assert ledger.questions(one | other) == {Question(ADA, "tier", later)}


def rewritten() -> tuple[Ledger, set[int]]:
    """A sentence that two clones have put differently, one of them twice."""
    ledger, first = Ledger(), set[int]()
    ledger.wrote(first, Kind.PROSE, ADA, "q1")
    one, other = split(first)
    ledger.rewrote(one, "q1", "q2")
    ledger.rewrote(one, "q2", "q3")
    ledger.rewrote(other, "q1", "q4")
    return ledger, one | other


def test_two_versions_of_a_sentence_are_a_question() -> None:
    ledger, both = rewritten()
    assert ledger.questions(both) == {Question(ADA, "", frozenset({"q3", "q4"}))}
    assert ledger.are_versions("q2", "q4")
    assert not ledger.are_versions("q2", "q3")


def test_one_version_or_both_is_an_answer() -> None:
    for choice in (["q3"], ["q4"], ["q3", "q4"]):
        ledger, both = rewritten()
        (question,) = ledger.questions(both)
        ledger.chose_text(both, question, choice)
        assert ledger.questions(both) == set()
        there = {mark for mark, text in ledger.texts.items() if text.is_there(both)}
        assert there == set(choice)


def test_what_was_chosen_in_the_place_of_one_of_two_that_are_kept_is_no_version_of_the_other() -> (
    None
):
    ledger, first = Ledger(), set[int]()
    ledger.wrote(first, Kind.PROSE, ADA, "q1")
    clones = [set(first) for _ in range(3)]
    for known, mark in zip(clones, ("q2", "q3", "q4"), strict=True):
        ledger.rewrote(known, "q1", mark)
    one, other, third = clones
    keeper, chooser = one | third, other | third
    ledger.chose_text(keeper, Question(ADA, "", frozenset({"q2", "q4"})), ["q2", "q4"])
    ledger.chose_text(chooser, Question(ADA, "", frozenset({"q3", "q4"})), ["q3"])
    assert ledger.questions(keeper | chooser) == set()


def test_two_answers_to_one_question_are_a_question_and_what_one_of_two_keeps_is_there() -> None:
    ledger, both = rewritten()
    (question,) = ledger.questions(both)
    one, other, third = set(both), set(both), set(both)
    ledger.chose_text(one, question, ["q3"])
    ledger.chose_text(other, question, ["q4"])
    ledger.chose_text(third, question, ["q3", "q4"])
    assert ledger.questions(one) == ledger.questions(other) == set()
    assert ledger.questions(one | other) == {question}
    assert ledger.questions(one | third) == set()
    assert ledger.texts["q4"].is_there(one | third)
    again = one | other
    ledger.chose_text(again, question, ["q4"])
    assert ledger.questions(again) == set()
    assert not ledger.texts["q3"].is_there(again)


def test_what_was_kept_against_a_deletion_is_there() -> None:
    ledger, known = Ledger(), set[int]()
    ledger.wrote(known, Kind.LOG, ADA, "q1")
    ledger.deleted_note(known, ADA, ["q1"])
    assert not ledger.texts["q1"].is_there(known)
    ledger.kept(known, ["q1"])
    assert ledger.texts["q1"].is_there(known)

"""Lines 5 to 12 of the table: what the conversation itself and the playbook ask for."""

from datetime import date, timedelta

from vaulttools.funnel.line import Line, is_later
from vaulttools.funnel.view import View, because
from vaulttools.model.contact import Event
from vaulttools.model.funnel import Because
from vaulttools.model.months import add_months
from vaulttools.model.words import Channel, Reason, Stage, What
from vaulttools.wording import CHANNEL_WORDS, count, short_day


def resumed(view: View) -> Line | None:
    """Line 5: taken up again, and nothing passed between the two since."""
    again = view.history.resumed
    if again is None or any(event.is_interaction for event in view.history.since(again)):
        return None
    due = view.workdays.after(again.day)
    why = because(f"you took it up again on {short_day(again.day)}: the next working day", again)
    return Line(5, Stage.ACTIVE, Reason.TOUCH, due, (why,))


def reply_owed(view: View) -> Line | None:
    """Line 6 (M5): they spoke last."""
    if view.last is None or view.last.what is not What.FROM:
        return None
    due = view.workdays.after(view.last.day)
    why = (
        because(f"they wrote last, on {short_day(view.last.day)}", view.last),
        because("a reply is due the next working day", view.last),
    )
    return Line(6, Stage.ACTIVE, Reason.REPLY_OWED, due, why)


def thank_you(view: View) -> Line | None:
    """Line 7 (M20): an interview was the last thing."""
    last = view.last
    if last is None or last.what is not What.WITH or last.channel is not Channel.INTERVIEW:
        return None
    hours = view.cadence.thank_you_hours
    why = (
        because(f"the interview was on {short_day(last.day)}", last),
        because(f"thanks are due within {hours} hours", last),
    )
    due = last.day + timedelta(days=_days(hours))
    return Line(7, Stage.ACTIVE, Reason.THANK_YOU, due, why, stays=True)


def after_meeting(view: View) -> Line | None:
    """Line 8 (M4): you met or talked, and have not written since."""
    last = view.last
    if last is None or not last.is_engagement:
        return None
    hours = view.cadence.first_touch_hours
    is_first = view.history.last_sent is None
    talked = "you met" if last.what is What.MET else _talked(last)
    kind = "the first touch" if is_first else "a word after it"
    why = (
        because(f"{talked} on {short_day(last.day)}", last),
        because(f"{kind} is due within {hours} hours", last),
    )
    due = last.day + timedelta(days=_days(hours))
    if is_first:
        return Line(8, Stage.NEW, Reason.FIRST_TOUCH, due, why, stays=True)
    return Line(8, Stage.ACTIVE, Reason.TOUCH, due, why)


def agreed(view: View) -> Line | None:
    """Line 9 (M3, M20): a date was agreed, and nothing has passed between the two since it."""
    step, answer = view.contact.next_step, view.contact.answer_by
    found: list[tuple[date, Because]] = []
    if step and is_later(step.day, view.last):
        text = f"you agreed on {short_day(step.day)} as the next step"
        found.append((step.day, because(text, step.place)))
    if answer:
        after = answer.day + timedelta(days=1)
        if is_later(after, view.last):
            text = f"they said you would hear by {short_day(answer.day)}: the day after that"
            found.append((after, because(text, answer.place)))
    if not found:
        return None
    due, why = min(found, key=lambda option: option[0])
    return Line(9, Stage.ACTIVE, Reason.NEXT_STEP, due, (why,), stays=True)


def recurring(view: View) -> Line | None:
    """Line 10: a plain interval since the last interaction."""
    playbook, last = view.playbook, view.last
    if last is None or not playbook.recurs:
        return None
    if playbook.every_months:
        due, span = (
            add_months(last.day, playbook.every_months),
            count(playbook.every_months, "month"),
        )
    else:
        days = playbook.every_days or 0
        due, span = last.day + timedelta(days=days), _span(days)
    why = (
        because(f"the last time was {short_day(last.day)}", last),
        because(f"the {playbook.name} playbook asks for a word every {span}", playbook.place),
    )
    return Line(10, Stage.ACTIVE, Reason.TOUCH, due, why)


def used_up(view: View) -> Line | None:
    """Line 11 (M7): the run is used up without engagement."""
    playbook, run = view.playbook, view.run
    if view.last is None or not run:
        return None
    limit = view.cadence.give_up_after_touches
    exit_at = playbook.exit_index
    before_exit = len(playbook.rows) if exit_at is None else exit_at
    if view.unanswered < limit and len(run) < before_exit:
        return None
    start = run[0].day
    if exit_at is None:
        days = view.cadence.give_up_after_days
        plan = because(f"without an exit row, a run lasts {count(days, 'day')}", playbook.place)
    else:
        row = playbook.rows[exit_at]
        days = row.day - playbook.rows[0].day
        plan = because(
            f"the {playbook.name} playbook ends with a graceful exit on day {days + 1}", row.place
        )
    if view.unanswered >= limit:
        spent = because(
            f"it is time to decide after {count(limit, 'unanswered touch', 'unanswered touches')}",
            playbook.place,
        )
    else:
        spent = because(
            f"the {playbook.name} playbook has no touch left before the exit", playbook.place
        )
    due, why = _after_run(
        view, start + timedelta(days=days), f"{short_day(start)} + {count(days, 'day')}"
    )
    return Line(11, Stage.STALLED, Reason.DECIDE, due, (*_run_so_far(view), spent, plan, *why))


def next_touch(view: View) -> Line | None:
    """Line 12 (M6): the next row of the playbook, counted from the start of the run."""
    row, run = view.next_row, view.run
    if view.last is None or not run or row is None:
        return None
    days = row.day - view.playbook.rows[0].day
    channel = CHANNEL_WORDS[row.channel] if row.channel else "the channel where you met"
    plan = because(
        f"the {view.playbook.name} playbook, day {row.day}: {channel}, {row.intent}", row.place
    )
    due, why = _after_run(
        view, run[0].day + timedelta(days=days), f"{short_day(run[0].day)} + {count(days, 'day')}"
    )
    return Line(12, Stage.ACTIVE, Reason.TOUCH, due, (*_run_so_far(view), plan, *why))


def _run_so_far(view: View) -> tuple[Because, ...]:
    first, latest = view.run[0], view.run[-1]
    touches = count(len(view.run), "touch", "touches")
    if first is latest:
        text = f"{touches} on {short_day(first.day)}, and nothing came back"
        return (because(text, first.events[0]),)
    return (
        because(f"{touches} since {short_day(first.day)}, and nothing came back", first.events[0]),
        because(f"the last one was on {short_day(latest.day)}", latest.events[-1]),
    )


def _after_run(view: View, planned: date, sum_shown: str) -> tuple[date, tuple[Because, ...]]:
    """A day of the run, at least the least distance after its last touch."""
    gap = view.cadence.days_between_touches
    earliest = view.run[-1].day + timedelta(days=gap)
    first, latest = view.run[0].events[0], view.run[-1].events[-1]
    if planned >= earliest:
        return planned, (
            because(f"that day of the run is {short_day(planned)}: {sum_shown}", first),
        )
    text = f"that day of the run was {short_day(planned)}; two touches are {count(gap, 'day')} apart at least"
    return earliest, (because(text, latest),)


def _days(hours: int) -> int:
    return -(-hours // 24)


def _span(days: int) -> str:
    return count(days // 7, "week") if days % 7 == 0 else count(days, "day")


def _talked(event: Event) -> str:
    channel = event.channel or Channel.OTHER
    ways = {
        Channel.PHONE: "you talked on the phone",
        Channel.VIDEO: "you talked on a video call",
        Channel.IN_PERSON: "you met in person",
        Channel.OTHER: "you were in contact",
    }
    return ways.get(channel, f"you were in contact ({CHANNEL_WORDS[channel]})")

"""What an utterance does: the log entries, keys and tasks it comes to, for the note as it is now.

Pure, and done again when a note has moved on. Every entry carries a block id made of the due item's
sign and of the words that asked for it, so what was done before is known, however often it is seen.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count

from vaulttools.actions.entry_words import joined, with_given
from vaulttools.actions.purposes import purpose_of
from vaulttools.actions.recognising import (
    asked_for_a_decision,
    logged_touch,
    not_in_log,
    recognised,
    words_not_in_log,
)
from vaulttools.escaping import inline, one_line, short_id
from vaulttools.funnel.build import ahead
from vaulttools.model.contact import SIGN, Contact, Event, Promise
from vaulttools.model.funnel import Standing
from vaulttools.model.months import add_months
from vaulttools.model.utterance import Edits, Mark, TaskMark, Utterance
from vaulttools.model.vault import Vault
from vaulttools.model.words import Channel, Reason, Stage, What
from vaulttools.reading.log import named_by
from vaulttools.wording import CHANNEL_WORDS

TALKS = frozenset({Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON, Channel.INTERVIEW})
"""Channels in which both speak: what they said makes it a conversation."""

MOVED = "moved"
"""What stands for the words of a date that was changed in its line."""


class UndecidedError(ValueError):
    """An utterance that cannot be carried out; the text says why, and what to do."""


def decide(
    said: Utterance, standing: Standing, channel: Channel, vault: Vault, today: date
) -> Edits:
    """The edits that an utterance comes to, for a contact as it stands now.

    `channel` is the one planned now, for an utterance that names none. Raises UndecidedError.
    """
    decision = _Decision(said, standing, channel, vault, today)
    if said.mark is Mark.DONE:
        decision.done()
    elif said.mark is Mark.SKIPPED:
        decision.skipped()
    else:
        decision.left_open()
    return decision.edits()


class _Decision:
    """One utterance on its way to edits."""

    def __init__(
        self, said: Utterance, standing: Standing, channel: Channel, vault: Vault, today: date
    ) -> None:
        self.said, self.standing, self.vault, self.today = said, standing, vault, today
        self.contact: Contact = standing.contact
        self.sign, self.is_current = recognised(said, standing)
        self.reason = standing.reason if self.is_current else None
        self.day = said.day or today
        if self.day > today:
            raise UndecidedError(
                f"{self.day} is still to come, and a touch is something that happened"
            )
        self.channel = said.via or said.planned or channel
        self.text = "; ".join(said.text)
        self.gave = said.gave
        self.is_settled = False
        self.found: list[tuple[str, str, tuple[tuple[str, str | None], ...]]] = []
        self.more: list[str] = []
        """What goes into the entry that the tick made where it was heard before."""
        self.tasks: list[TaskMark] = []

    def edits(self) -> Edits:
        """What is left to do of all that was found: what the note does not have yet."""
        fresh = [one for one in self.found if f"{SIGN}{one[1]}" not in self.contact.signs]
        if self.is_settled or len(fresh) < len(self.found):
            self._check_nothing_was_added([*self.more, *(text for text, *_ in fresh)])
        told = [*((text, self.sign) for text in self.more), *((one[0], one[1]) for one in fresh)]
        return Edits(
            entries=tuple(
                named_by(f"{self.day} {text} ^{SIGN}{sign}", self.said.by) for text, sign in told
            ),
            keys=tuple(dict(key for one in fresh for key in one[2]).items()),
            tasks=tuple(self.tasks) if any(sign == self.sign for _, sign, _ in fresh) else (),
            is_settled=self.is_settled or (bool(self.found) and not told),
        )

    def done(self) -> None:
        """The box is ticked: a touch was made, or a decision taken."""
        said, decision = self.said, self.said.decision
        wants_choice = self.reason is Reason.DECIDE or asked_for_a_decision(said, self.contact)
        if wants_choice and not (
            decision or self._when or said.via or said.said or said.gave or said.text
        ):
            if self.reason is not Reason.DECIDE:  # decided since, or nothing is left to decide
                self.is_settled = True
                return
            raise UndecidedError("it wants a decision: graceful exit, re-engage, snooze or archive")
        is_chosen = decision is not None or (self._when and not (said.via or said.gave))
        is_choice = decision is What.EXIT or (wants_choice and is_chosen)
        if not is_choice:
            self._touch()
        self._plans(said_is_told=not is_choice)

    @property
    def _when(self) -> bool:
        """Whether a day to come was named."""
        return self.said.snooze is not None or self.said.next_step is not None

    def skipped(self) -> None:
        """The box says `[-]`: this time it is left out."""
        said = self.said
        if self._tells_of_a_touch:
            raise UndecidedError(
                "“[-]” skips it, and what is typed says it was done; tick it with [x]"
            )
        if not (self.is_current or self._is_logged()) and (said.sign or said.due):
            self.is_settled = True  # what is not due any more needs no skipping
        elif not (self._when or said.decision or said.said):
            self._skip()
        self._plans()

    def left_open(self) -> None:
        """The box is open: what was typed under it, or a date that was changed."""
        said = self.said
        is_plan = bool(said.said or said.decision or self._when)
        if is_plan and not self._tells_of_a_touch:
            self._plans()
        elif self._is_logged():
            self.is_settled = True
        elif said.via or said.gave or said.day or (said.text and not self._is_moved):
            raise UndecidedError(
                "the box is open: tick it when this is done; for what they said, begin with “said”"
            )
        elif said.due and self._is_moved:
            self._put_off(said.due, MOVED, str(said.due))

    @property
    def _tells_of_a_touch(self) -> bool:
        """Whether it says how something was done that nothing else it says was done by."""
        said = self.said
        is_their_word = said.snooze is not None and said.snooze.is_their_word
        has_via = said.via is not None and not (said.said or said.decision or is_their_word)
        return has_via or bool(said.gave and not said.decision)

    @property
    def _is_moved(self) -> bool:
        """Whether the date in the line was changed."""
        said = self.said
        is_its_own = bool(said.sign) and self.is_current
        return is_its_own and said.due is not None and said.due != self.standing.due

    def _plans(self, *, said_is_told: bool = False) -> None:
        """What they said, what is decided, and when it goes on."""
        said = self.said
        if not said_is_told:
            self._they_said(said.said)
        if said.decision:
            self._decided(said.decision)
        if said.snooze:
            until = said.snooze.until or add_months(self.today, self.standing.cadence.snooze_months)
            if said.next_step:
                until = said.snooze.until or said.next_step.day
                if until != (agreed := said.next_step.day):
                    raise UndecidedError(
                        f"it is put off until {until} and agreed for {agreed}; keep one of the two"
                    )
            was_a_talk = said_is_told and self.channel in TALKS
            if said.snooze.is_their_word and not said.said and not was_a_talk:
                self._log(
                    f"{self.channel} {self._way}: {joined('not now', self._words())}", "not now"
                )
            self._put_off(until, "snooze", said.snooze.words)
        if said.next_step:
            self._agree(said.next_step.day, said.next_step.words)

    @property
    def _way(self) -> str:
        return "with" if self.channel in TALKS else "from"

    def _touch(self) -> None:
        """What was due is done: logged with channel, words and value; a promise is kept by it."""
        said = self.said
        if logged := logged_touch(f"{SIGN}{self.sign}", self.contact):
            self._say_more(logged)
            return
        if self.reason is Reason.PROMISE and said.mark is Mark.DONE:
            self._mark_promise("x")
        news = words_not_in_log(said.said, self.contact) if self._is_logged() else said.said
        if self.channel in TALKS and self._answer() and not (self._is_logged() and news):
            text = joined(*self._answer(), self._given(self._words()))
            self._log(f"{self.channel} with: {text}", "")
            return
        text = self._given(self._words() or purpose_of(self.standing, self.reason))
        if said.next_step:  # what they said came before you agreed: no reply is owed for it
            self._they_said(news)
        self._log(f"{self.channel} to: {text}", "")
        if not said.next_step:
            self._they_said(news)

    def _say_more(self, logged: Event) -> None:
        """What was typed under a tick that is logged: one tick is one entry, with the words in it."""
        self._log(logged.words, "")
        self.channel, self.gave = self.said.via or logged.channel or self.channel, ()
        answer = words_not_in_log(self._answer(), self.contact)
        words = words_not_in_log((self._words(),), self.contact)
        is_its_talk = self.channel in TALKS and self.channel is logged.channel
        head = f"{self.channel} with" if is_its_talk and answer else logged.words
        if more := (*(answer if is_its_talk else ()), *words):
            self.more.append(one_line(f"{head}: {joined(*more)}").removesuffix(":"))
        if not is_its_talk:
            self._they_said(text for text in answer if text in self.said.said)

    def _answer(self) -> tuple[str, ...]:
        """What came back, in words."""
        snooze = self.said.snooze
        return self.said.said or (("not now",) if snooze and snooze.is_their_word else ())

    def _words(self) -> str:
        """What was typed, once: it belongs to the first entry that has words."""
        text, self.text = self.text, ""
        return text

    def _given(self, text: str) -> str:
        """The words of a touch with what was given, which is told once."""
        gave, self.gave = self.gave, ()
        return with_given(text, gave, self.said)

    def _they_said(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._log(f"{self.channel} {self._way}: {joined(text, self._words())}", f"said {text}")

    def _decided(self, what: What) -> None:
        via = f"via {CHANNEL_WORDS[self.said.via]}" if self.said.via and not self.found else ""
        given = f"with {', '.join(self.gave)}" if self.gave else ""
        text, self.gave = joined(via, *self.said.because, self._words(), given), ()
        is_opened = self.contact.status == "closed" and what not in {What.WON, What.ARCHIVE}
        keys = (("status", "active"),) if is_opened else ()
        self._log(f"{what}: {text}", str(what), *keys)

    def _put_off(self, until: date, kind: str, words: str) -> None:
        """Nothing until a day; a pause is ended first, because it would last regardless."""
        self._check_ahead(until)
        if self.reason is Reason.PROMISE and kind == MOVED:
            raise UndecidedError(
                f"a promise keeps its date; change it where it stands, {self._promise().place.path}"
            )
        came_in = any(" from:" in text or " with:" in text for text, *_ in self.found)
        if self.standing.stage in {Stage.PAUSED, Stage.CLOSED} and not came_in:
            self._decided(What.RESUME)
        self._log(f"snooze: {joined(f'until {until}', self._words())}", f"{kind} {words}")

    def _agree(self, day: date, words: str) -> None:
        """A next step is agreed (M3): a key of the note, and a line that says so."""
        self._check_ahead(day)
        if self.standing.stage in {Stage.PAUSED, Stage.CLOSED} and not self.found:
            self._put_off(day, "agreed", words)
        text = joined(f"agreed on {day} as the next step", self._words())
        self._log(f"note: {text}", f"next {words}", ("next_step", day.isoformat()))

    def _check_ahead(self, day: date) -> None:
        if day <= self.today:
            raise UndecidedError(f"{day} does not lie ahead; give a later day")

    def _skip(self) -> None:
        """This touch is left out: the next date is the one there would be had it been done."""
        why = self._words()
        words = joined("skipped", why)
        if self.reason is Reason.DECIDE:
            raise UndecidedError(
                "a decision cannot be skipped: tick snooze, or another box under it"
            )
        if self.reason is Reason.PROMISE:
            self._mark_promise("-")
            self._log(f"note: dropped the promise: {joined(self._promise().text, why)}", "")
        elif self.standing.stage is Stage.PAUSED:
            self._log(f"pause: {words}", "")
        else:
            tomorrow = self.today + timedelta(days=1)
            coming = ahead(self.standing, self.vault, self.today, most=1) if self.is_current else ()
            until = max(coming[0][0], tomorrow) if coming else tomorrow
            self._log(f"snooze: until {until}, {words}", "")

    def _promise(self) -> Promise:
        return self.contact.open_promises[0]

    def _mark_promise(self, mark: str) -> None:
        self.tasks.append(TaskMark(self._promise().place.line, mark, self.day))

    def _is_logged(self) -> bool:
        return f"{SIGN}{self.sign}" in self.contact.signs

    def _check_nothing_was_added(self, fresh: Iterable[str]) -> None:
        """What is in the log must not have been said with more than the log and the new entries hold."""
        if more := not_in_log(self.said, self.contact, fresh):
            raise UndecidedError(
                f"it is in the log already, without “{inline(more)}”: add that there by hand, "
                "then delete this"
            )

    def _derived(self, kind: str) -> str:
        """The sign of an entry that is not the tick itself; a command's is one never used before."""
        signs = (short_id(self.sign, kind, *([str(n)] if n else [])) for n in count())
        known = self.contact.signs if self.said.is_command else ()
        return next(sign for sign in signs if f"{SIGN}{sign}" not in known)

    def _log(self, text: str, kind: str, *keys: tuple[str, str | None]) -> None:
        """Add an entry. What became of the item itself has its own sign, all else one of theirs."""
        sign = self._derived(kind) if kind else self.sign
        self.found.append((one_line(text).removesuffix(":"), sign, keys))

"""A frozen value comes back from its bytes as it was, and from spoilt bytes not at all."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaulttools.model.contact import Contact, Event
from vaulttools.model.problem import Place, Problem
from vaulttools.model.words import Channel, What
from vaulttools.reading.remembered import PACKER, Told

TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
PLACES = st.builds(Place, TEXTS, st.integers(0, 10**9))
EVENTS = st.builds(
    Event,
    st.dates(),
    st.sampled_from(What),
    PLACES,
    st.none() | st.sampled_from(Channel),
    TEXTS,
    st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    st.none() | st.dates(),
    st.tuples(TEXTS),
    st.booleans(),
    TEXTS,
)
CONTACTS = st.builds(
    Contact,
    path=TEXTS,
    name=TEXTS,
    link=TEXTS,
    aliases=st.lists(TEXTS, max_size=3).map(tuple),
    every_days=st.none() | st.integers(0, 10**9),
    events=st.lists(EVENTS, max_size=4).map(tuple),
    signs=st.frozensets(TEXTS, max_size=3),
)


@given(CONTACTS)
def test_a_contact_comes_back_as_it_was(contact: Contact) -> None:
    told = Told(contact)
    assert PACKER.unpack(PACKER.pack(told)) == told


@given(st.binary(max_size=60))
def test_bytes_that_are_no_value_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not whole"):
        PACKER.unpack(data)


def test_one_wrong_bit_is_noticed() -> None:
    data = PACKER.pack(Told(None, (Problem(Place("People/Ada.md", 3), "VT001", "", ""),)))
    for n in range(len(data)):
        with pytest.raises(ValueError, match="not whole"):
            PACKER.unpack(data[:n] + bytes([data[n] ^ 1]) + data[n + 1 :])

"""Who answers, and what is forgotten before others read it."""

from uuid import UUID

import pytest

from juncta.support.facts import Choice, Named, Near
from juncta.support.rules import anonymised, names_left, route

BODY, OTHER, HERE, THERE, ANN, BO, CY = (UUID(int=number) for number in range(1, 8))
NAMED = [Named(BODY, HERE, ANN), Named(BODY, None, BO), Named(OTHER, THERE, CY)]


@pytest.mark.parametrize(
    ("body", "institution", "asker", "choice"),
    [
        (BODY, HERE, None, Choice(ANN, Near.HERE)),
        (BODY, THERE, None, Choice(BO, Near.ALLIANCE)),
        (BODY, None, None, Choice(BO, Near.HERE)),
        (BODY, HERE, ANN, Choice(BO, Near.ALLIANCE)),
        (OTHER, HERE, None, Choice(CY, Near.ELSEWHERE)),
        (OTHER, HERE, CY, Choice(None, Near.NOBODY)),
        (UUID(int=99), HERE, None, Choice(CY, Near.OFFICE)),
    ],
)
def test_nearest_answers_and_nobody_their_own_question(body, institution, asker, choice):
    assert route(NAMED, body, institution, [CY], asker) == choice


def test_without_an_office_nobody_is_chosen():
    assert route([], BODY, HERE, []) == Choice(None, Near.NOBODY)


def test_names_are_replaced_whatever_their_case():
    said = anonymised("In Urban Water, ann Lee asks; URBAN WATER II too.", ["Urban Water", "Urban Water II", "Ann Lee", ""], r"(\1)")
    assert said == r"In (\1), (\1) asks; (\1) too."
    assert names_left("about urban water", ["Urban Water", "Ann Lee", ""]) == ["Urban Water"]

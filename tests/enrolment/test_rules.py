"""Who gets a free place."""

from decimal import Decimal

from juncta.enrolment import rules


def test_free_places_are_those_that_nobody_holds():
    assert rules.free_places(4, {1, 3}) == [2, 4]
    assert rules.free_places(2, [1, 2]) == []
    assert rules.free_places(0, []) == []


def test_places_go_to_those_who_wait_in_their_order():
    assert rules.grants(3, {2}, ["first", "second", "third"]) == [("first", 1), ("second", 3)]
    assert rules.grants(3, {2}, ["only"]) == [("only", 1)]
    assert rules.grants(1, {1}, ["first"]) == []


def test_students_of_partners_pay_the_partners_fee():
    fees = {"partner_fee": Decimal(0), "other_fee": Decimal(45)}
    assert rules.fee(**fees, studies_at_a_partner=True) == 0
    assert rules.fee(**fees, studies_at_a_partner=False) == 45

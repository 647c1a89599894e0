"""The business plan: the fee matrix, what it means for each partner, and who may write it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from juncta.base.models import Happening
from juncta.design import operations, queries
from juncta.design.facts import PartnerRole
from juncta.design.models.business import Fee
from juncta.design.models.business import PartnerPlan as PartnerRow
from juncta.design.money import EffortFacts, Grant, PartnerPlan, PlanFacts, Rate, outcomes
from juncta.kernel.refusal import Refused
from tests.alliance.factories import make_institution
from tests.design.factories import make_cast, make_idea, make_partner, make_whole_design

OWN, LIFELONG = "own-degree-students", "lifelong-learners"
db = pytest.mark.django_db


# thoughts


def partner(slug="helsinki", **more):
    return PartnerPlan(slug, **more)


def test_the_fee_for_the_whole_comes_first_and_parts_add_up_only_when_all_are_stated():
    fees = {(OWN, ""): Decimal(0), (LIFELONG, "a"): Decimal(45), (LIFELONG, "b"): Decimal(30)}
    plan = partner(fees=fees)
    assert plan.price(OWN, ["a", "b"]) == 0
    assert plan.price(LIFELONG, ["a", "b"]) == 75
    assert plan.price(LIFELONG, ["a", "b", "c"]) is None
    assert plan.price("partner-staff", ["a"]) is None


def test_without_a_key_each_partner_keeps_its_fees():
    plan = PlanFacts(partners=(partner(fees={(LIFELONG, ""): Decimal(100)}, learners={LIFELONG: 3}), partner("leiden")))
    assert [each.gets for each in outcomes(plan, [])] == [{"EUR": Decimal(300)}, {}]


def test_with_a_key_everything_is_shared():
    partners = (
        partner(fees={(LIFELONG, ""): Decimal(100)}, learners={LIFELONG: 3}, share=Decimal(60)),
        partner("leiden", share=Decimal(40), effort=(EffortFacts("teaching", Decimal(10), "hours", Decimal(20)),)),
    )
    plan = PlanFacts(partners=partners, grants=(Grant(Decimal(100), "EUR"), Grant(Decimal(7), "EUR", "leiden")))
    helsinki, leiden = outcomes(plan, [])
    assert (helsinki.gets, helsinki.left) == ({"EUR": Decimal("240.00")}, Decimal("240.00"))
    assert (leiden.gets, leiden.cost, leiden.left) == ({"EUR": Decimal("167.00")}, Decimal(200), Decimal("-33.00"))


def test_nothing_is_converted_without_a_stated_rate():
    krakow = partner("krakow", currency="PLN", share=Decimal(100))
    plan = PlanFacts(partners=(krakow,), grants=(Grant(Decimal(100), "EUR"),))
    assert outcomes(plan, [])[0].left is None
    rated = replace(plan, rates=(Rate("EUR", "PLN", Decimal("4.25"), date(2026, 11, 1)),))
    [outcome] = outcomes(rated, [])
    assert (outcome.left, outcome.is_converted) == (Decimal("425.00"), True)
    over = replace(rated, rates=(*rated.rates, Rate("EUR", "GBP", Decimal("0.85"), date(2026, 11, 1))))
    assert over.factor("GBP", "PLN") == 1 / Decimal("0.85") * Decimal("4.25")
    assert over.factor("CHF", "PLN") is None


# writing


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def design(cast):
    return make_whole_design(cast)


def fees(cast, design, changes, by="academic", component=None):
    places = {(cast.institutions[key], group): change for (key, group), change in changes.items()}
    return operations.set_fees(design=design, by=cast.actor(by), component=component, fees=places)


def test_fees_are_written_cleared_and_told(cast, design):
    told = Happening.objects.filter(kind="DesignChanged", payload__part="business").count()
    fees(cast, design, {("helsinki", LIFELONG): (None, Decimal(150)), ("krakow", LIFELONG): (None, Decimal(600))})
    fees(cast, design, {("helsinki", LIFELONG): (Decimal(150), None)})
    assert dict(queries.fees_stated(design, "")) | {} == {
        ("helsinki", OWN): 0,
        ("krakow", OWN): 0,
        ("bologna", OWN): 0,
        ("krakow", LIFELONG): 600,
    }
    assert Happening.objects.filter(kind="DesignChanged", payload__part="business").count() == told + 2


def test_a_fee_that_somebody_else_changed_is_not_overwritten(cast, design):
    fees(cast, design, {("helsinki", LIFELONG): (None, Decimal(150))})
    with pytest.raises(Refused) as refused:
        fees(cast, design, {("helsinki", LIFELONG): (None, Decimal(200)), ("krakow", LIFELONG): (None, Decimal(1))})
    assert refused.value.refusal.code == "DES-131"
    assert "150" in str(refused.value.refusal)
    assert ("krakow", LIFELONG) not in queries.fees_stated(design, "")


def test_two_who_type_the_same_both_succeed(cast, design):
    for _ in range(2):
        fees(cast, design, {("helsinki", LIFELONG): (None, Decimal(150))})


@pytest.mark.parametrize("by", ["chair", "approver-helsinki"])
def test_only_the_team_plans(cast, design, by):
    with pytest.raises(Refused) as refused:
        fees(cast, design, {("helsinki", LIFELONG): (None, Decimal(150))}, by=by)
    assert refused.value.refusal.code == "DES-102"


def test_nobody_plans_for_a_partner_that_has_not_accepted(cast, design):
    leuven = make_institution(cast.alliance, "leuven", country="BE")
    with pytest.raises(Refused) as refused:
        operations.plan_partner(design=design, by=cast.actor("academic"), institution=leuven, currency="EUR", learners={}, effort=[])
    assert refused.value.refusal.code == "DES-130"


def test_an_unknown_group_or_component_of_another_design_is_a_mistake(cast, design):
    with pytest.raises(ValueError, match="no learner group"):
        fees(cast, design, {("helsinki", "nobody"): (None, Decimal(1))})
    other = make_whole_design(cast)
    with pytest.raises(type(other.components.first()).DoesNotExist):
        fees(cast, design, {("helsinki", OWN): (None, Decimal(1))}, component=other.components.first())


def test_a_row_is_copied_to_those_who_count_in_the_same_currency(cast, design):
    fees(cast, design, {("helsinki", LIFELONG): (None, Decimal(150))})
    operations.copy_fees(design=design, by=cast.actor("academic"), institution=cast.institutions["helsinki"])
    assert {key: amount for key, amount in queries.fees_stated(design, "").items() if key[1] == LIFELONG} == {
        ("helsinki", LIFELONG): 150,
        ("bologna", LIFELONG): 150,
    }


def test_shares_are_a_hundred_at_most(cast, design):
    homes = cast.institutions
    by = cast.actor("academic")
    operations.set_shares(design=design, by=by, shares={homes["helsinki"]: Decimal(60), homes["krakow"]: Decimal(30)})
    assert queries.business_plan(design).shares == 90
    with pytest.raises(Refused) as refused:
        operations.set_shares(design=design, by=by, shares={homes["bologna"]: Decimal(11)})
    assert refused.value.refusal.code == "DES-139"


def test_the_database_keeps_shares_below_a_hundred(cast, design):
    PartnerRow.objects.filter(design=design).update(share=40)
    with pytest.raises(IntegrityError, match="more than 100"), transaction.atomic():
        connection.check_constraints()
    PartnerRow.objects.filter(design=design).update(share=None)


@pytest.mark.parametrize("fields", [{"amount": -1}, {"group": ""}])
def test_the_database_refuses_a_fee_that_cannot_be(cast, design, fields):
    row = PartnerRow.objects.filter(design=design).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Fee.objects.create(**{"partner": row, "group": LIFELONG, "amount": 1, **fields})


def test_the_database_holds_one_fee_per_place(cast, design):
    row = PartnerRow.objects.filter(design=design).first()
    Fee.objects.create(partner=row, group=LIFELONG, amount=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fee.objects.create(partner=row, group=LIFELONG, amount=2)


def test_the_plan_as_json(cast, design):
    by, homes = cast.actor("academic"), cast.institutions
    operations.add_funding(
        design=design, by=by, kind="alliance", name="Grant", amount=Decimal(900), currency="EUR", institution=homes["helsinki"]
    )
    operations.state_rate(design=design, by=by, base="EUR", currency="PLN", rate=Decimal("4.25"), on=date(2026, 11, 1), source="ECB")
    operations.state_rate(design=design, by=by, base="PLN", currency="EUR", rate=Decimal("0.25"), on=date(2026, 11, 2), source="ECB")
    plan = queries.business_content(design)
    assert plan["groups"] == [OWN]
    assert [each["institution"] for each in plan["partners"]] == ["bologna", "helsinki", "krakow"]
    assert plan["partners"][2] == {
        "institution": "krakow",
        "currency": "PLN",
        "share": None,
        "fees": [{"component": "", "group": OWN, "amount": "0.00"}],
        "learners": {},
        "effort": [{"work": "teaching", "amount": "40.00", "unit": "hours", "rate": None}],
    }
    assert plan["funding"][0]["institution"] == "helsinki"
    assert [(each["base"], each["currency"]) for each in plan["rates"]] == [("PLN", "EUR")]
    operations.drop_funding(funding=queries.funding_of(design).get(), by=by)
    operations.drop_rate(rate=queries.rates_of(design).get(), by=by)
    assert (queries.business_content(design)["funding"], queries.business_content(design)["rates"]) == ([], [])


# pages


def typed(client, address, **changes):
    form = client.get(address).context["form"]
    data = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
    was = {form.add_initial_prefix(name): value for name, value in data.items()}
    return data | was | changes


def test_the_page_says_what_a_learner_pays(sign_in, cast, design):
    fees(cast, design, {("helsinki", OWN): (Decimal(0), Decimal("150.50"))})
    page = sign_in(cast.academic).get(reverse("design-business", args=[design.pk])).content.decode()
    assert "150.50\N{NO-BREAK SPACE}EUR" in page
    assert "free" in page
    assert "Copy to all" in page


def test_the_page_takes_as_many_queries_for_three_partners_as_for_one(sign_in, cast, django_assert_num_queries):
    design = make_idea(cast)
    make_partner(cast, design, "helsinki", PartnerRole.COORDINATING)
    client, address = sign_in(cast.academic), reverse("design-business", args=[design.pk])
    counts = []
    for partners in (["helsinki"], ["krakow", "bologna"]):
        for key in partners:
            if key != "helsinki":
                make_partner(cast, design, key, PartnerRole.AWARDING)
            operations.plan_partner(
                design=design,
                by=cast.actor("academic"),
                institution=cast.institutions[key],
                currency="EUR",
                learners={OWN: 3},
                effort=[EffortFacts("teaching", Decimal(1), "days", Decimal(300))],
            )
        client.get(address)
        with django_assert_num_queries(QUERIES_OF_THE_PLAN):
            counts.append(client.get(address).status_code)
    assert counts == [200, 200]


QUERIES_OF_THE_PLAN = 37


def test_the_grid_keeps_what_was_typed_and_says_where_it_is_wrong(sign_in, cast, design):
    client, address = sign_in(cast.academic), reverse("design-business-fees", args=[design.pk, "_whole"])
    data = typed(client, address, **{f"fee-helsinki-{OWN}": "a lot", f"fee-krakow-{OWN}": "12,5"})
    answer = client.post(address, data)
    assert answer.status_code == 400
    assert 'value="a lot"' in answer.content.decode()
    assert client.post(address, data | {f"fee-helsinki-{OWN}": "-1"}).status_code == 400
    answer = client.post(address, data | {f"fee-helsinki-{OWN}": "<script>"})
    assert "<script>" not in answer.content.decode()
    assert client.post(address, data | {f"fee-helsinki-{OWN}": "15"}).status_code == 302
    assert queries.fees_stated(design, "")["krakow", OWN] == Decimal("12.50")


def test_the_grid_writes_only_what_was_changed_and_asks_before_it_overwrites(sign_in, cast, design):
    client, address = sign_in(cast.academic), reverse("design-business-fees", args=[design.pk, "_whole"])
    data = typed(client, address, **{f"fee-helsinki-{OWN}": "20"})
    fees(cast, design, {("krakow", OWN): (Decimal(0), Decimal(7)), ("helsinki", OWN): (Decimal(0), Decimal(9))})
    answer = client.post(address, data)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "DES-131" not in page
    assert "it says 9" in page
    again = dict(answer.context["shown"].data)
    assert client.post(address, again | {f"fee-krakow-{OWN}": "7"}).status_code == 302
    assert queries.fees_stated(design, "")["helsinki", OWN] == 20
    assert queries.fees_stated(design, "")["krakow", OWN] == 7


def test_every_form_of_the_plan_opens_and_saves(sign_in, cast, design):
    client = sign_in(cast.academic)
    part = design.components.first().slug
    posts = {
        reverse("design-business-groups", args=[design.pk]): {"groups": [OWN, LIFELONG]},
        reverse("design-business-partner", args=[design.pk, "helsinki"]): {
            "currency": "EUR",
            f"learners-{LIFELONG}": "20",
            "amount-teaching": "1 200,5",
            "unit-teaching": "hours",
            "rate-teaching": "55",
        },
        reverse("design-business-shares", args=[design.pk]): {"helsinki": "50", "krakow": "30", "bologna": "20"},
        reverse("design-business-funding", args=[design.pk]): {"name": "=Grant", "kind": "alliance", "amount": "100", "currency": "EUR"},
        reverse("design-business-rate", args=[design.pk]): {
            "base": "EUR",
            "currency": "PLN",
            "rate": "4,25",
            "on": "2026-01-05",
            "source": "ECB",
        },
        reverse("design-business-fees", args=[design.pk, part]): {f"fee-helsinki-{LIFELONG}": "5"},
    }
    for address, data in posts.items():
        assert client.get(address).status_code == 200
        assert client.post(address, data).status_code == 302, address
    page = client.get(reverse("design-business", args=[design.pk])).content.decode()
    assert "1,200.5 hours × 55" in page
    drop = reverse("design-business-drop", args=[design.pk])
    assert client.post(drop, {"funding": queries.funding_of(design).get().pk}).status_code == 302
    assert client.post(drop, {"rate": "not one"}).status_code == 404
    assert client.post(reverse("design-business-copy", args=[design.pk]), {"institution": "helsinki"}).status_code == 302
    assert client.post(reverse("design-business-copy", args=[design.pk]), {"institution": "nowhere"}).status_code == 404


def test_a_rate_without_an_amount_a_rate_of_tomorrow_and_shares_over_a_hundred_are_told(sign_in, cast, design):
    client = sign_in(cast.academic)
    wrong = {
        reverse("design-business-partner", args=[design.pk, "helsinki"]): {"currency": "EUR", "rate-teaching": "5"},
        reverse("design-business-rate", args=[design.pk]): {
            "base": "EUR",
            "currency": "EUR",
            "rate": "1",
            "on": "2999-01-01",
            "source": "x",
        },
        reverse("design-business-shares", args=[design.pk]): {"helsinki": "60", "krakow": "50"},
        reverse("design-business-funding", args=[design.pk]): {"name": "x", "kind": "alliance", "amount": "0", "currency": "EUR"},
    }
    for address, data in wrong.items():
        assert client.post(address, data).status_code == 400, address


def test_a_reader_sees_the_plan_and_why_they_cannot_change_it(sign_in, cast, design):
    page = sign_in(cast.chair).get(reverse("design-business", args=[design.pk])).content.decode()
    assert "DES-102" in page
    assert "Copy to all" not in page


def test_many_designs_are_read_in_a_fixed_number_of_queries(cast, django_assert_num_queries):
    for designs in (1, 3):
        while queries.visible_to(cast.actor("academic")).count() < designs:
            make_whole_design(cast)
        with django_assert_num_queries(QUERIES_OF_MANY):
            found = queries.standings(queries.with_facts(cast.actor("academic")))
        assert [finding for each in found for finding in each.findings if finding.blocks] == []
    alone = queries.Standing.of(queries.by_id(found[0].design.pk))
    assert (alone.findings, alone.position) == (found[0].findings, found[0].position)


QUERIES_OF_MANY = 19

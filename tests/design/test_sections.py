"""Writing sections: versions, merging, drafts, contributions."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from juncta.base.models import Happening
from juncta.design import operations, queries
from juncta.design.models import Design, Section, SectionDraft, SectionVersion
from juncta.kernel.refusal import Refused
from tests.design.factories import make_cast, make_idea, make_member, make_submitted_design, make_whole_design

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def idea(cast):
    design = make_idea(cast, title="Urban Water")
    for name in ("designer", "student"):
        make_member(cast, design, name)
    return design


def write(cast, design, who, section="vision", based_on=None, typed=None, **content):
    return operations.write_section(design=design, by=cast.actor(who), section=section, content=content, based_on=based_on, typed=typed)


def test_the_first_writing_is_version_one_with_its_writer(cast, idea):
    written = write(cast, idea, "student", profile="Everybody", based_on=0)
    (version,) = queries.versions_of(idea, "vision")
    assert (written.number, written.version, version.number) == (1, version, 1)
    assert (version.who, version.category, version.institution.slug) == (str(cast.student), "student", "krakow")
    assert queries.content_of(Design.objects.get(pk=idea.pk), "vision")["profile"] == {"en": "Everybody"}
    assert Happening.objects.filter(kind="DesignChanged", payload__part="vision").count() == 1


def test_starting_a_design_keeps_the_idea_as_version_one(idea):
    assert queries.number_of(idea, "idea") == 1
    assert queries.versions_of(idea, "idea")[0].content["title"] == {"en": "Urban Water"}


def test_every_write_of_a_part_is_kept(cast):
    design = make_whole_design(cast)
    assert queries.number_of(design, "outcomes") == 1
    assert queries.number_of(design, "components") == 5
    assert queries.number_of(design, "elements") == 2
    assert queries.content_of(design, "components") == queries.versions_of(design, "components")[0].content


def test_saving_the_same_again_changes_nothing(cast, idea):
    write(cast, idea, "student", profile="Everybody", based_on=0)
    again = write(cast, idea, "student", profile="Everybody", based_on=0)  # a replayed form
    assert (again.number, again.version, again.clashes) == (1, None, ())
    assert Happening.objects.filter(kind="DesignChanged", payload__part="vision").count() == 1


def test_fields_that_are_not_named_stay(cast, idea):
    write(cast, idea, "student", profile="Everybody")
    write(cast, idea, "designer", unique="Together")
    assert {key for key, value in queries.content_of(idea, "vision").items() if value} == {"profile", "unique"}


def test_different_fields_on_a_stale_base_merge(cast, idea):
    write(cast, idea, "student", profile="Everybody", based_on=0)
    written = write(cast, idea, "designer", unique="Together", profile="", based_on=0)
    assert (written.number, written.merged, written.clashes) == (2, True, ())
    content = queries.content_of(idea, "vision")
    assert (content["profile"], content["unique"]) == ({"en": "Everybody"}, {"en": "Together"})


def test_the_same_field_on_a_stale_base_clashes_and_is_kept_as_a_draft(cast, idea):
    write(cast, idea, "student", profile="Theirs", based_on=0)
    typed = {"profile_en": ["Mine"], "unique_en": ["New"]}
    written = write(cast, idea, "designer", profile="Mine", unique="New", based_on=0, typed=typed)
    assert (written.number, written.version) == (1, None)
    assert [(clash.theirs, clash.yours) for clash in written.clashes] == [("Theirs", "Mine")]
    assert written.content["profile"] == {"en": "Mine"}
    assert queries.content_of(idea, "vision")["profile"] == {"en": "Theirs"}
    draft = queries.draft_of(cast.actor("designer"), idea, "vision")
    assert (draft.content, draft.based_on) == (typed, 0)
    settled = write(cast, idea, "designer", profile="Both", unique="New", based_on=written.number)
    assert (settled.number, queries.draft_of(cast.actor("designer"), idea, "vision")) == (2, None)


def test_the_idea_and_the_outcomes_merge_too(cast, idea):
    write(cast, idea, "student", "idea", based_on=1, need={"en": "Floods."})
    written = write(cast, idea, "designer", "idea", based_on=1, audience={"en": "Cities."}, disciplines=["law", "arts"])
    assert written.merged
    idea.refresh_from_db()
    assert (str(idea.need), str(idea.audience), idea.disciplines) == ("Floods.", "Cities.", ["law", "arts"])
    write(cast, idea, "student", "outcomes", based_on=0, texts=[{"en": "Explain."}])
    written = write(cast, idea, "designer", "outcomes", based_on=0, texts=[{"en": "Analyse."}])
    assert not written.clashes
    assert [str(each.text) for each in idea.outcomes.all()] == ["Explain.", "Analyse."]


def test_elements_merge_and_keep_their_types(cast, idea):
    write(cast, idea, "student", "elements", based_on=1, ects="5", eqf_level="6")
    written = write(cast, idea, "designer", "elements", based_on=1, languages=["en"], ects="4")
    assert [clash.path for clash in written.clashes] == [("ects",)]
    write(cast, idea, "designer", "elements", based_on=2, ects="4", languages=["en"])
    idea.refresh_from_db()
    assert (str(idea.ects), idea.eqf_level, idea.languages) == ("4", 6, ["en"])


def component(cast, design, **fields):
    home = cast.institutions["helsinki"]
    return operations.add_component(design=design, by=cast.actor("academic"), title="Rivers", provider=home, ects="2", **fields)


def test_a_component_merges_and_clashes(cast, idea):
    part, number = component(cast, idea), 1
    operations.write_component(component=part, by=cast.actor("student"), based_on=number, title="Big Rivers", ects="2")
    written = operations.write_component(component=part, by=cast.actor("designer"), based_on=number, title="Rivers", ects="3")
    assert (written.merged, written.clashes) == (True, ())
    part.refresh_from_db()
    assert (str(part.title), str(part.ects)) == ("Big Rivers", "3")
    clash = operations.write_component(component=part, by=cast.actor("designer"), based_on=number, title="Old Rivers")
    assert [each.path for each in clash.clashes] == [("title", "en")]
    part.refresh_from_db()
    assert str(part.title) == "Big Rivers"


def test_only_the_team_writes_and_only_while_it_is_drafted(cast, idea):
    with pytest.raises(Refused, match="DES-102"):
        write(cast, idea, "chair", profile="X")
    design = make_submitted_design(cast)
    with pytest.raises(Refused, match="DES-103"):
        write(cast, design, "academic", profile="X")


def test_what_is_no_section_or_no_field_is_a_mistake(cast, idea):
    for section in ("components", "partners", "agreement"):
        with pytest.raises(TypeError):
            write(cast, idea, "student", section)
    with pytest.raises(TypeError):
        write(cast, idea, "student", colour="green")


def test_a_version_stays_as_it_is(cast, idea):
    write(cast, idea, "student", profile="Everybody")
    for act in (lambda rows: rows.update(who="Nobody"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act(SectionVersion.objects.filter(section="vision"))


def test_a_version_has_no_twin(cast, idea):
    version = write(cast, idea, "student", profile="Everybody").version
    twin = SectionVersion.objects.get(pk=version.pk)
    twin.pk = None
    with pytest.raises(DatabaseError), transaction.atomic():
        SectionVersion.objects.bulk_create([twin])


def test_a_draft_is_ones_own_and_the_latest_wins(cast, idea):
    by = cast.actor("student")
    for text in ("One", "Two"):
        operations.keep_draft(design=idea, by=by, section="vision", typed={"profile_en": [text]}, based_on=0)
    assert queries.draft_of(by, idea, "vision").content == {"profile_en": ["Two"]}
    assert queries.draft_of(cast.actor("designer"), idea, "vision") is None
    operations.discard_draft(design=idea, by=by, section="vision")
    assert SectionDraft.objects.count() == 0


def test_a_draft_is_the_teams_and_has_a_size(cast, idea):
    with pytest.raises(Refused, match="DES-125"):
        operations.keep_draft(design=idea, by=cast.actor("chair"), section="vision", typed={}, based_on=0)
    with pytest.raises(Refused, match="DES-126"):
        operations.keep_draft(design=idea, by=cast.actor("student"), section="vision", typed={"x": ["y" * 600_000]}, based_on=0)


def test_a_draft_is_kept_while_others_judge(cast):
    design = make_submitted_design(cast)
    assert operations.keep_draft(design=design, by=cast.actor("academic"), section="vision", typed={"a": ["b"]}, based_on=1).pk


def test_contributions_count_everybody_and_the_snapshot_names_nobody(cast, idea, django_assert_num_queries):
    write(cast, idea, "student", profile="Everybody")
    write(cast, idea, "student", unique="Together")
    write(cast, idea, "designer", "outcomes", texts=[{"en": "Explain."}, {"en": "Analyse."}])
    with django_assert_num_queries(2):
        found = {each.who: each for each in queries.contributions(idea)}
    assert found[str(cast.student)].versions == {"vision": 2}
    assert (found[str(cast.designer)].outcomes, found[str(cast.designer)].category) == (2, "professional")
    plain = queries.snapshot(Design.objects.get(pk=idea.pk))
    assert plain["sections"]["vision"]["profile"] == {"en": "Everybody"}
    mine = next(each for each in plain["contributions"] if each["category"] == "student")
    assert mine == {
        "category": "student",
        "institution": "krakow",
        "people": 1,
        "versions": 2,
        "outcomes": 0,
        "sections": ["vision"],
    }
    assert str(cast.student) not in str(plain["contributions"])


def test_the_last_author_of_each_piece_is_known(cast, idea):
    write(cast, idea, "student", profile="Everybody", unique="One")
    write(cast, idea, "designer", unique="Two")
    authors = {path: version.who for path, version in queries.authors_of(idea, "vision").items()}
    assert authors == {("profile", "en"): str(cast.student), ("unique", "en"): str(cast.designer)}


# at once


def race(*acts):
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_the_same_field_at_once_neither_text_is_lost(cast, idea):
    acts = [lambda who=who: write(cast, idea, who, profile=f"By {who}", based_on=0) for who in ("student", "designer")]
    written = race(*acts)
    assert sorted(bool(each.clashes) for each in written) == [False, True]
    kept = str([each.content for each in queries.versions_of(idea, "vision")] + [each.content for each in written])
    assert all(f"By {who}" in kept for who in ("student", "designer"))


@pytest.mark.django_db(transaction=True)
def test_of_many_who_write_different_fields_at_once_all_stand(cast, idea):
    fields = ["profile", "objectives", "unique", "existing"]
    acts = [lambda name=name: write(cast, idea, "student", based_on=0, **{name: f"On {name}"}) for name in fields]
    assert sorted(each.number for each in race(*acts)) == [1, 2, 3, 4]
    content = queries.content_of(Design.objects.get(pk=idea.pk), "vision")
    assert {name: content[name]["en"] for name in fields} == {name: f"On {name}" for name in fields}


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_write_in_one_design_at_once_nobody_loses_a_text(cast, idea):
    """Eight write one field, the others twelve more in three sections: each text stands there, or is held for its writer to settle."""
    texts = {("vision", "profile", number): f"Profile {number}" for number in range(8)}
    more = [("vision", ("objectives", "unique", "existing")), ("delivery", ("support",)), ("quality", ("review", "feedback"))]
    others = [(section, name) for section, names in more for name in names]
    texts |= {(*others[number % len(others)], number): f"More {number}" for number in range(12)}

    def act(section, name, text):
        who = ("student", "designer", "academic")[len(text) % 3]
        return lambda: operations.write_section(
            design=idea, by=cast.actor(who), section=section, content={name: {"en": text}}, based_on=0, typed={name: [text]}
        )

    written = race(*(act(section, name, text) for (section, name, _), text in texts.items()))
    assert len(written) == len(texts) == 20
    for (section, name, _), text, done in zip(texts, texts.values(), written, strict=True):
        kept = [each.content.get(name) for each in queries.versions_of(idea, section)]
        assert ({"en": text} in kept) != bool(done.clashes)
        assert not done.clashes or done.content[name] == {"en": text}
    stands = Design.objects.get(pk=idea.pk)
    for section in ("vision", "delivery", "quality"):
        numbers = [each.number for each in queries.versions_of(stands, section)]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        written_once = {name for at, name, _ in texts if at == section}
        assert len(numbers) == len(written_once)  # one text of each field came first, and only it
        assert queries.versions_of(stands, section).order_by("-number").first().content == queries.content_of(stands, section)


@pytest.mark.django_db(transaction=True)
def test_the_naive_way_would_have_lost_a_text(cast, idea):
    write(cast, idea, "student", profile="")  # nothing yet
    Section.objects.create(design=idea, section="vision", content={})
    together = Barrier(2)

    def overwrite(name):
        held = Section.objects.get(design=idea, section="vision")  # read without holding the design
        together.wait(timeout=10)
        held.content = held.content | {name: f"On {name}"}
        held.save()

    race(lambda: overwrite("profile"), lambda: overwrite("unique"))
    assert len(Section.objects.get(design=idea, section="vision").content) == 1

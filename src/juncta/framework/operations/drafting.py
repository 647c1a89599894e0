"""A draft of the next version is opened and changed part by part; each save holds together, or nothing is saved."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.framework import permits
from juncta.framework.engine import BrokenFramework, editing, parse, read
from juncta.framework.events import DraftChanged, DraftOpened
from juncta.framework.models import DraftRevision, Framework, FrameworkDraft
from juncta.framework.operations.locking import insist, locked
from juncta.framework.queries.published import current
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance

Content = Mapping[str, Any]


@transaction.atomic
def open_draft(*, alliance: "Alliance", by: Actor, because: str, content: str | None = None) -> FrameworkDraft:
    """Begin a draft: from the version in force, or from a file's text.

    Raises BrokenFramework (a ValueError that names the line) if the file is none.
    """
    insist(permits.why_not_open_draft(by, alliance) or permits.why_not_say_nothing(because))
    base = current(alliance)
    values = _numbered(base, parse(content)[0] if content is not None else base.content)
    insist(permits.why_not_with_what_it_names(alliance, read(values)))
    person = alliances.acting(by)
    draft = FrameworkDraft(
        alliance=alliance, based_on=base, content=values, because=because.strip(), opened_by=person, opened_at=clock.now()
    )
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:  # opened at the same moment by somebody else: theirs stands
        insist(permits.why_not_open_draft(by, alliance))
        raise
    DraftRevision.objects.create(draft=draft, number=1, content=values, person=person, at=draft.opened_at)
    announce(DraftOpened(alliance_id=alliance.pk, subject_id=draft.pk, version=draft.version), by)
    return draft


def save_part(*, draft: FrameworkDraft, by: Actor, part: str, values: Content, based_on: int) -> FrameworkDraft:
    """A part says this now. `based_on` is the revision that the editor read: what changed elsewhere since is kept.

    Refused where somebody else has changed the same part since.
    """
    return _change(draft, by, part, lambda content: editing.put(content, part, values), based_on)


def add_part(*, draft: FrameworkDraft, by: Actor, kind: str, values: Content, steps: tuple[Content, ...] = ()) -> FrameworkDraft:
    """A new criterion, stage, step, gate, format or party; a stage comes with its first steps."""

    def change(content: Content) -> Content:
        content = editing.add(content, kind, values)
        for step in steps:
            content = editing.add(content, "steps", step)
        return content

    return _change(draft, by, editing.named(kind, str(values["code"])), change)


def remove_part(*, draft: FrameworkDraft, by: Actor, part: str, based_on: int) -> FrameworkDraft:
    """Without the part; refused where something still points at it, or somebody else has changed it since."""
    return _change(draft, by, part, lambda content: editing.remove(content, part), based_on)


def move_part(*, draft: FrameworkDraft, by: Actor, part: str, down: bool) -> FrameworkDraft:
    """One place up or down among its neighbours."""
    return _change(draft, by, part, lambda content: editing.move(content, part, 1 if down else -1))


def replace(*, draft: FrameworkDraft, by: Actor, content: str, based_on: int) -> FrameworkDraft:
    """The whole draft from a file; refused where anybody has saved since. Raises BrokenFramework with the line."""
    return _change(draft, by, editing.WHOLE, lambda _content: parse(content)[0], based_on)


@transaction.atomic
def _change(
    draft: FrameworkDraft, by: Actor, part: str, change: Callable[[Content], Content], based_on: int | None = None
) -> FrameworkDraft:
    draft = locked(draft)
    insist(permits.why_not_edit(by, draft))
    if based_on is not None and based_on != draft.revision:
        insist(_changed_since(draft, part, based_on))
    values = _numbered(draft.based_on, change(draft.content))
    if values == draft.content:
        return draft
    try:
        facts = read(values)
    except BrokenFramework as broken:
        raise Refused(_does_not_hold(broken)) from None
    insist(permits.why_not_with_what_it_names(draft.alliance, facts))
    draft.content, draft.revision = values, draft.revision + 1
    draft.save(update_fields=["content", "revision"])
    person = alliances.acting(by)
    DraftRevision.objects.create(draft=draft, number=draft.revision, part=part, content=values, person=person, at=clock.now())
    announce(DraftChanged(alliance_id=draft.alliance_id, subject_id=draft.pk, part=part, revision=draft.revision), by)
    return draft


def _numbered(base: Framework, content: Content) -> dict[str, Any]:
    """The content under the next number; its short name stays, since designs know it by that."""
    return {**content, "framework": {**content["framework"], "slug": base.slug, "version": base.version + 1}}


def _changed_since(draft: FrameworkDraft, part: str, based_on: int) -> Refusal | None:
    """The same part was changed by another save since the one that the editor read."""
    read_by_them = draft.revisions.filter(number=based_on).first()
    if read_by_them and part and _said(read_by_them.content, part) == _said(draft.content, part):
        return None
    latest = draft.revisions.select_related("person").first()
    return Refusal(
        "FRA-129",
        _("{person} has changed this since you opened it.").format(person=latest.person if latest else ""),
        _("Compare both below, then save again to keep yours."),
    )


def _said(content: Content, part: str) -> dict[str, Any] | None:
    try:
        return editing.part(content, part)
    except editing.NoSuchPart:
        return None


def _does_not_hold(broken: BrokenFramework) -> Refusal:
    return Refusal(
        "FRA-130",
        _("The framework would not hold together: {reason}.").format(reason=broken.reason),
        _("Nothing was changed."),
    )

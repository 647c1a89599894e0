"""Speaking about a section: threads begin, are answered, resolved and reopened; comments are taken back, never edited."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.cocreation import permits, queries, rules
from juncta.cocreation.events import CommentWithdrawn, CommentWritten, PersonMentioned, ThreadReopened, ThreadResolved
from juncta.cocreation.facts import ThreadState
from juncta.cocreation.models import Comment, Mention, Thread
from juncta.design import queries as designs
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused

if TYPE_CHECKING:
    from juncta.alliance.models import Person
    from juncta.design.models import Design


def insist(refusal: Refusal | None) -> None:
    """Go on only where nothing stands against it; raises Refused."""
    if refusal:
        raise Refused(refusal)


@transaction.atomic
def begin_thread(
    *,
    design: "Design",
    section: str,
    by: Actor,
    text: str,
    quote: str = "",
    place: str = "",
    mentions: "Iterable[Person]" = (),
) -> Thread:
    """Begin a thread about a section, or about the passage `quote` in it; `place` names the text (field@language) where it stands.

    A place without a quote is about that whole text. People are mentioned by choice or by an @ and their name.
    """
    insist(permits.why_not_comment(by, design) or permits.why_not_say(text))
    person, field, language, anchor = alliance.acting(by), "", "", None
    if quote.strip() or place:
        found = queries.located(design, section, quote, place)
        insist(None if found else permits.passage_is_not_there())
        assert found is not None  # noqa: S101 - it was insisted on
        passage, anchor = found
        field, language = passage.field, passage.language
    thread = Thread.objects.create(
        design=design,
        section=section,
        field=field,
        language=language,
        quote=anchor.quote if anchor else "",
        before=anchor.before if anchor else "",
        after=anchor.after if anchor else "",
        version=designs.number_of(design, section),
        begun_by=person,
        begun_at=clock.now(),
    )
    _say(thread, by, person, text, mentions)
    return thread


@transaction.atomic
def answer(*, thread: Thread, by: Actor, text: str, mentions: "Iterable[Person]" = ()) -> Comment:
    """Answer in an open thread."""
    thread = _locked(thread)
    insist(permits.why_not_answer(by, thread) or permits.why_not_say(text))
    return _say(thread, by, alliance.acting(by), text, mentions)


def _say(thread: Thread, by: Actor, person: "Person", text: str, mentions: "Iterable[Person]") -> Comment:
    """Write the comment and tell whom it mentions; each is told once, and nobody is told of their own words."""
    known = {each.pk: each for each in queries.mentionable(thread.design)}
    wanted = {each.pk: each for each in mentions}
    insist(permits.why_not_mention([str(each) for key, each in wanted.items() if key not in known]))
    named = rules.mentioned(text, [str(each) for each in known.values()])
    wanted |= {key: each for key, each in known.items() if str(each) in named}
    comment = Comment.objects.create(thread=thread, person=person, category=person.category, text=text.strip(), at=clock.now())
    where: dict[str, Any] = {
        "alliance_id": thread.design.alliance_id,
        "subject_id": thread.design_id,
        "section": thread.section,
        "thread_id": thread.pk,
    }
    announce(CommentWritten(**where), by)
    for key, each in wanted.items():
        if key != person.pk:
            Mention.objects.create(comment=comment, person=each)
            announce(PersonMentioned(**where, person_id=key), by)
    return comment


@transaction.atomic
def resolve_thread(*, thread: Thread, by: Actor) -> Thread:
    """Say that what it was about is settled."""
    thread = _locked(thread)
    insist(permits.why_not_resolve(by, thread))
    thread.state, thread.resolved_by, thread.resolved_at = ThreadState.RESOLVED, alliance.acting(by), clock.now()
    thread.save(update_fields=["state", "resolved_by", "resolved_at"])
    announce(
        ThreadResolved(alliance_id=thread.design.alliance_id, subject_id=thread.design_id, section=thread.section, thread_id=thread.pk), by
    )
    return thread


@transaction.atomic
def reopen_thread(*, thread: Thread, by: Actor) -> Thread:
    """Say that it is not settled after all."""
    thread = _locked(thread)
    insist(permits.why_not_reopen(by, thread))
    thread.state, thread.resolved_by, thread.resolved_at = ThreadState.OPEN, None, None
    thread.save(update_fields=["state", "resolved_by", "resolved_at"])
    announce(
        ThreadReopened(alliance_id=thread.design.alliance_id, subject_id=thread.design_id, section=thread.section, thread_id=thread.pk), by
    )
    return thread


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: Actor) -> Comment:
    """Take one's own comment back: its words are gone, a stub says that there was one."""
    comment = Comment.objects.select_for_update(of=("self",)).select_related("thread__design", "person").get(pk=comment.pk)
    insist(permits.why_not_withdraw_comment(by, comment))
    comment.text, comment.withdrawn_at = "", clock.now()
    comment.save(update_fields=["text", "withdrawn_at"])
    thread = comment.thread
    announce(
        CommentWithdrawn(alliance_id=thread.design.alliance_id, subject_id=thread.design_id, section=thread.section, thread_id=thread.pk),
        by,
    )
    return comment


def _locked(thread: Thread) -> Thread:
    """The thread as it stands now, held: of two who settle it at once, one does."""
    return Thread.objects.select_for_update(of=("self",)).select_related("design__alliance").get(pk=thread.pk)

"""The letters around a draft of the framework: who is asked, who is answered, who hears of a new version."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.design import queries as designs
from juncta.framework import queries as framework
from juncta.framework.facts import ANSWER_NAMES, Answer
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.letters.posting import send


def ask_consulted(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Every member of the bodies that are asked, and of the one that adopts."""
    draft = framework.drafts(SYSTEM).get(pk=event.subject_id)
    bodies = [each.body for each in draft.consulted.select_related("body")]
    link = reverse("framework-draft", args=[draft.pk])
    send(
        happening,
        alliances.members_of(bodies),
        lambda: _("Your comments are asked for: version {version} of the framework"),
        lambda: _("Read the draft and comment on its parts until {day}. Every comment is answered before the version is adopted."),
        link,
        version=str(draft.version),
        day=str(draft.deadline),
    )


def ask_for_answer(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The alliance office, which answers each comment."""
    draft = framework.drafts(SYSTEM).get(pk=event.subject_id)
    comment = draft.comments.select_related("body").get(pk=event.comment_id)
    to = alliances.persons_with(Role.ALLIANCE_OFFICE, alliance=draft.alliance)
    send(
        happening,
        to,
        lambda: _("{body} has commented on the framework"),
        lambda: _("Read the comment and say what becomes of it."),
        reverse("framework-answer", args=[draft.pk, comment.pk]),
        body=comment.body.name,
    )


def tell_answer(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever wrote the comment."""
    draft = framework.drafts(SYSTEM).get(pk=event.subject_id)
    comment = draft.comments.select_related("person__account").get(pk=event.comment_id)
    send(
        happening,
        [comment.person],
        lambda: _("Your comment on the framework was answered: {answer}"),
        lambda: _("Read what the alliance office says to it: {words}"),
        reverse("framework-draft", args=[draft.pk]),
        answer=gettext_lazy(ANSWER_NAMES[Answer(event.answer)]),
        words=comment.answer_words,
    )


def tell_new_version(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The authors of designs under way on an earlier version: they keep it, or move with a report."""
    version = framework.visible_to(SYSTEM).get(pk=event.subject_id)
    send(
        happening,
        [design.author for design in designs.on_earlier_versions(version)],
        lambda: _("Version {version} of the framework is in force"),
        lambda: _("Your designs keep their version. Each says what the new one would change for it, and you can move it."),
        reverse("design-list"),
        version=str(version.version),
    )

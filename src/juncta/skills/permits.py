"""Why somebody may not do something with skills."""

from django.utils.translation import gettext as _

from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.refusal import Refusal
from juncta.skills.models import Skill


def why_not_load(actor: Actor) -> Refusal | None:
    """Skills are the same for every alliance of an installation, so whoever runs it loads them."""
    if actor == SYSTEM:
        return None
    return Refusal("SKI-101", _("Skills are loaded by whoever runs this installation."), _("Ask them to run `juncta skills load`."))


def why_not_link(skill: Skill) -> Refusal | None:
    """A skill that its release no longer has is not linked anew; what was linked before stays."""
    if skill.retired:
        return Refusal(
            "SKI-102", _("“{skill}” is no longer part of this list of skills.").format(skill=skill), _("Search for its successor.")
        )
    return None

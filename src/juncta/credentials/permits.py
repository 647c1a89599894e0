"""Who may approve, revoke, share or see a credential, and why not."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.credentials.facts import CredentialState
from juncta.credentials.models import Batch, Credential, Revocation, TrustList
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


def why_not_approve(actor: Actor, batch: Batch, institution: "Institution") -> Refusal | None:
    """Only a registrar of a university that must sign, once, and once the partners have signed who must sign."""
    if not actor.holds(Role.REGISTRAR, institution=institution.pk):
        return Refusal("CRE-101", _("Only a registrar of {institution} approves for it.").format(institution=institution))
    if not batch.signers.filter(institution=institution).exists():
        return Refusal(
            "CRE-102", _("{institution} does not award this micro-credential, so it signs nothing here.").format(institution=institution)
        )
    if batch.approvals.filter(institution=institution).exists():
        return Refusal("CRE-103", _("{institution} has approved this batch already.").format(institution=institution))
    return why_not_sign_yet(batch)


def why_not_sign_yet(batch: Batch) -> Refusal | None:
    """A badge can be trusted only when the signed trust list says who must sign for its edition."""
    listed = TrustList.objects.filter(alliance=batch.alliance, complete_at__isnull=False, editions__contains=[str(batch.edition_id)])
    if not listed.exists():
        return Refusal(
            "CRE-104",
            _("The trust list does not name this edition yet."),
            _("Every awarding university's registrar approves the waiting trust list first."),
        )
    return None


def why_not_approve_trust_list(actor: Actor, trust_list: TrustList, institution: "Institution") -> Refusal | None:
    """Only a registrar of a partner that signs the list, once, and only the newest version."""
    if not actor.holds(Role.REGISTRAR, institution=institution.pk):
        return Refusal("CRE-101", _("Only a registrar of {institution} approves for it.").format(institution=institution))
    own = trust_list.signatures.filter(institution=institution).first()
    if own is None:
        return Refusal("CRE-105", _("{institution} has no key in the trust list's root.").format(institution=institution))
    if own.statement is not None:
        return Refusal("CRE-106", _("{institution} has approved this version already.").format(institution=institution))
    if TrustList.objects.filter(alliance=trust_list.alliance, version__gt=trust_list.version).exists():
        return Refusal("CRE-107", _("A newer version of the trust list has taken the place of this one."), _("Open the newest version."))
    return None


def why_not_revoke(actor: Actor, credential: Credential) -> Refusal | None:
    """Any awarding university's registrar may declare a delivered credential void; nobody can take that back."""
    awarding = frozenset(credential.batch.signers.values_list("institution_id", flat=True))
    if not actor.institutions_as(Role.REGISTRAR) & awarding:
        return Refusal("CRE-108", _("Only a registrar of an awarding university revokes a credential."))
    if credential.state != CredentialState.ISSUED:
        return Refusal("CRE-109", _("This credential has not been delivered yet, so there is nothing to revoke."))
    if Revocation.objects.filter(credential=credential).exists():
        return Refusal("CRE-110", _("This credential is revoked already."))
    return None


def why_not_share(actor: Actor, credential: Credential) -> Refusal | None:
    """The learner alone decides who sees their credential, once it is delivered."""
    if actor.person is None or credential.award.enrolment.person_id != actor.person:
        return Refusal("CRE-111", _("Only the learner shares their credential."))
    if credential.state != CredentialState.ISSUED:
        return Refusal("CRE-112", _("Your credential waits for its last signature."), _("You get a message when it can be shared."))
    return None

"""What the design's pages ask for."""

from juncta.design.forms.agreement import ClauseForm
from juncta.design.forms.business import FeesForm, FundingForm, GroupsForm, PartnerPlanForm, RateForm, SharesForm
from juncta.design.forms.elements import ElementsForm
from juncta.design.forms.idea import EndorsementForm, ExceptionForm, IdeaForm, NewIdeaForm, RevisionForm
from juncta.design.forms.parts import ComponentForm, OutcomeForm, OutcomesForm, PathRuleForm
from juncta.design.forms.people import AnswerForm, DutyForm, MemberForm, PartnerForm
from juncta.design.forms.sections import SectionForm, content_of_idea, plain
from juncta.design.forms.steps import EvidenceForm, StepPlanForm, StepStateForm
from juncta.design.forms.whatif import WhatIfForm

__all__ = [
    "AnswerForm",
    "ClauseForm",
    "ComponentForm",
    "DutyForm",
    "ElementsForm",
    "EndorsementForm",
    "EvidenceForm",
    "ExceptionForm",
    "FeesForm",
    "FundingForm",
    "GroupsForm",
    "IdeaForm",
    "MemberForm",
    "NewIdeaForm",
    "OutcomeForm",
    "OutcomesForm",
    "PartnerForm",
    "PartnerPlanForm",
    "PathRuleForm",
    "RateForm",
    "RevisionForm",
    "SectionForm",
    "SharesForm",
    "StepPlanForm",
    "StepStateForm",
    "WhatIfForm",
    "content_of_idea",
    "plain",
]

"""What the board's pages ask for."""

from juncta.needs.forms.board import FilterForm, InterestForm, MergeForm, NeedForm, SetAsideForm
from juncta.needs.forms.drafts import FileForm, ProposalForm
from juncta.needs.forms.growing import GrowForm

__all__ = ["FileForm", "FilterForm", "GrowForm", "InterestForm", "MergeForm", "NeedForm", "ProposalForm", "SetAsideForm"]

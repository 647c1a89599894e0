"""Every read of co-creation."""

from juncta.cocreation.queries.contributions import contributions, conversation_by_group
from juncta.cocreation.queries.conversation import (
    Conversation,
    SuggestionShown,
    ThreadShown,
    located,
    mentionable,
    suggestions_visible_to,
    threads_visible_to,
)
from juncta.cocreation.queries.summary import Summary, here_now, mentions_to_read, summary, to_decide, unread

__all__ = [
    "Conversation",
    "SuggestionShown",
    "Summary",
    "ThreadShown",
    "contributions",
    "conversation_by_group",
    "here_now",
    "located",
    "mentionable",
    "mentions_to_read",
    "suggestions_visible_to",
    "summary",
    "threads_visible_to",
    "to_decide",
    "unread",
]

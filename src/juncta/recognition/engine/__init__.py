"""Recognition as a thought: facts from a verified credential, criteria over them, a proposal with its reasons. Pure."""

VERSION = 1  # of the engine; stored with every decision, so that it can be replayed

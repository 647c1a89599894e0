"""Tables of two sections that are large enough to stand apart: the business plan and the cooperation agreement."""

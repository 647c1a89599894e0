"""The pages of the framework: what it says, to everybody; and how the next version is made, to those who make it."""

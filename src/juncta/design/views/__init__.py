"""The pages of the design room, one module per story."""

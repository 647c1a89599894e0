"""The pages of co-creation, one module per thing that people do."""

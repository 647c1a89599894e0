"""The pages of support, one module per thing that people do."""

"""Drafts that exist as files: opened only where they are safe, read into plain blocks, matched with the fields of a design."""

"""The pages of the review: what waits, the dossier, judging and discussing, approving and objecting, conditions, exports."""

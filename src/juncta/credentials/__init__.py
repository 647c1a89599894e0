"""What proves it: compose, lint, sign by every awarding body, deliver, verify, revoke."""

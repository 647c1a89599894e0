"""The pages of the alliance: who we are, the people and their mandates, joining as a learner."""

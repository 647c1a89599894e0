"""Help on the way: requests to the right contact, with an owner, an answer and a due date."""

"""What is on offer: frozen editions, offerings."""

"""What developers run beside the product: import contracts, pages made from the source."""

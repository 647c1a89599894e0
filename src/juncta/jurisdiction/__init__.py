"""What the law and the rules of each partner allow, as dated, sourced data."""

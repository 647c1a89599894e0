"""What was achieved: results, examination board, ECTS award."""

"""Results in, figures with their intervals out."""

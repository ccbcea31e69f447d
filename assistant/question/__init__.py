"""What a user typed in; questions that can be looked up out: cleaned, divided, with its names seen."""

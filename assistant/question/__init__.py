"""What a user typed in; questions that can be looked up out: cleaned, divided, with slips of the pen and names seen."""

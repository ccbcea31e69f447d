"""Results and a floor in, every reason not to go live out."""

"""Speed, measured: ``make bench``. Medians and ratios on this machine, never asserted in a test."""

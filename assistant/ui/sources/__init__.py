"""What stands below an answer: citations in, the quotation in its surroundings and on its page out."""

"""What is kept on the machine that serves: turns of a conversation in, the same out for the browser they are of."""

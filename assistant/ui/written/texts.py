"""What is said in Dutch about what a language model writes; the rest stands with the writer itself."""

WRITING = "Het taalmodel schrijft er tekst bij. U ziet een zin pas als die is nagekeken op de citaten."
STOP = "Stop met schrijven"
EXPLAIN = "Leg uit in eenvoudige taal"

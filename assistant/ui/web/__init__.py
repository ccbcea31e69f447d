"""Who is let in, before anything of the app is reached: ``gate`` looks at hosts and origins, ``addresses`` at paths."""

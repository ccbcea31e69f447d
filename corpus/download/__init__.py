"""A web address to a file: the only room that reaches another machine, within limits and only when a user asks for it.

``hosts`` says which machines a name stands for and whether they may be asked, ``connection`` talks to exactly that
machine within one deadline, ``download`` follows a few redirects and writes what comes in.
"""

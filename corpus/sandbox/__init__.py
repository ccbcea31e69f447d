"""Reading a file that nobody vouches for: a task goes in, to a limited process of its own, and its answer comes out.

``parent`` starts, watches and stops that process, ``child`` is what runs in it, ``confined`` takes from it what it may
not use.
"""

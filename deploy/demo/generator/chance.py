"""Chance that is the same on every machine and in every version of Python."""

import hashlib


class Chance:
    """A stream of numbers that depends on nothing but its name."""

    def __init__(self, *name):
        self._state = int.from_bytes(hashlib.sha256("/".join(map(str, name)).encode()).digest()[:8], "big")

    def _next(self):
        # SplitMix64: short, well mixed, and defined on whole numbers only.
        self._state = (self._state + 0x9E3779B97F4A7C15) % 2**64
        mixed = self._state
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
        return mixed ^ (mixed >> 31)

    def integer(self, low, high):
        """A whole number from low to high, both included."""
        return low + self._next() % (high - low + 1)

    def percent(self, chance):
        """True in `chance` of 100 cases."""
        return self._next() % 100 < chance

    def one_of(self, things):
        return things[self._next() % len(things)]

    def some_of(self, things, count):
        """`count` of the things, in their order; all when there are fewer."""
        left = list(range(len(things)))
        chosen = [left.pop(self._next() % len(left)) for _ in range(min(count, len(things)))]
        return [things[index] for index in sorted(chosen)]

"""Corrections of ministack towards what AWS documents, each by a name that can be left out (EMULATOR_WITHOUT).

Where a function here replaces one of ministack's own it follows that code:
Copyright (c) 2026 MiniStack Contributors, MIT licence.
"""

CORRECTIONS = {}


def correction(name):
    """Registers what puts one correction in place. They are applied in the order they are written."""

    def register(apply):
        CORRECTIONS[name] = apply
        return apply

    return register

"""What comes before what: circles, turns, and the arrows that are needed to say it."""

from collections import defaultdict
from collections.abc import Collection, Mapping

Order = Mapping[str, Collection[str]]  # key -> the keys that come before it; keys that are not there themselves count for nothing


def circle(requires: Order) -> list[str]:
    """Keys that wait for each other, in their order and back to the first; empty where the order has no circle."""
    state: dict[str, int] = {}
    for start in sorted(requires):
        way: list[str] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            key, turn = stack.pop()
            if turn == 0:
                if state.get(key) == 1:
                    return [*way[way.index(key) :], key]
                if state.get(key):
                    continue
                state[key] = 1
                way.append(key)
            before = sorted(requires.get(key, ()))
            if turn < len(before):
                stack += [(key, turn + 1), (before[turn], 0)]
            else:
                state[key] = 2
                way.pop()
    return []


def layers(requires: Order) -> dict[str, int]:
    """In which turn each part can be taken at the earliest: 0 where it waits for nothing. What stands in a circle comes last."""
    turn: dict[str, int] = {}
    waiting = {key: {each for each in before if each in requires and each != key} for key, before in requires.items()}
    opens: defaultdict[str, list[str]] = defaultdict(list)
    for key, before in waiting.items():
        for each in before:
            opens[each].append(key)
    ready = [key for key, before in waiting.items() if not before]
    turn.update(dict.fromkeys(ready, 0))
    while ready:
        key = ready.pop(0)
        for later in opens[key]:
            turn[later] = max(turn.get(later, 0), turn[key] + 1)
            waiting[later].discard(key)
            if not waiting[later]:
                ready.append(later)
    last = max(turn.values(), default=-1) + 1
    return {key: turn[key] if not waiting[key] else last for key in requires}


def reduced(requires: Order) -> dict[str, set[str]]:
    """The order without what follows from the rest: who waits for B, which waits for A, need not be told to wait for A."""
    everything: dict[str, set[str]] = {}
    turns = layers(requires)
    for key in sorted(requires, key=lambda each: turns[each]):
        near = {each for each in requires[key] if each in requires and turns[each] < turns[key]}
        everything[key] = near.union(*(everything.get(each, set()) for each in near))
    return {
        key: {
            each for each in before if each in requires and not any(each in everything.get(other, ()) for other in before if other != each)
        }
        for key, before in requires.items()
    }

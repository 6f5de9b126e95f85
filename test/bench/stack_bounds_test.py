#!/usr/bin/env python3
"""What a call on a frame_stack may take, in instructions: stack_bounds_test.py CALLS_INSTRUCTIONS"""

import sys

import measure

# Row, at most so many times what that one takes.
BOUNDS = [
    ("W1/in, on a frame_stack", 1.2, "W1/in"),
    ("W1/init, on a frame_stack", 1.2, "W1/init"),
    # A lazy task on the heap, by hand: ready at once, suspended, and eight deep.
    ("W1/static task, on a frame_stack", 0.5, "W1/virtual + heap"),
    ("W3/static task, on a frame_stack", 0.5, "W3/virtual + heap"),
    ("W4 ready/static task, on a frame_stack", 0.5, "W4 ready/virtual + heap"),
    ("W4 suspending/static task, on a frame_stack", 0.5, "W4 suspending/virtual + heap"),
    ("containers/one of your own, offers bytes", 1.2, "containers/buffer"),
]


def main():
    counts = measure.counts(sys.argv[1], "W1", "W3", "W4 ready", "W4 suspending", "containers")
    exceeded = 0
    for row, bound, base in BOUNDS:
        taken, least = counts[row].instructions, counts[base].instructions
        print(f"{row}: {taken:.0f} instructions, {taken / least:.2f} of the {least:.0f} of {base}, at most {bound}")
        exceeded += taken > bound * least
    return 1 if exceeded else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Reference numbers for SeededRandomTests and for the order of SampleSet.Shuffle.

How the numbers in the tests were made: `python3 shuffle.py`, on Python's whole numbers cut to 64 bits. Written after the
published sources and not after the C# code:

  SplitMix64     https://prng.di.unimi.it/splitmix64.c
  xoshiro256**   https://prng.di.unimi.it/xoshiro256starstar.c   (state: four outputs of SplitMix64)
  bounded        D. Lemire, Fast Random Integer Generation in an Interval, https://arxiv.org/abs/1805.10941, algorithm 5,
                 with L = 32 on the upper 32 bits of each output
  shuffle        R. Durstenfeld, Algorithm 235, from the first place to the last: place i takes one of i .. n - 1
  double         the upper 53 bits, https://prng.di.unimi.it/ ("Generating uniform doubles in the unit interval")

Before it prints, the script checks itself against vectors that others published.
"""

MASK = (1 << 64) - 1


def splitmix64(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def rotl(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def xoshiro256starstar(s):
    s = list(s)
    while True:
        yield (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def take(count, numbers):
    return [next(numbers) for _ in range(count)]


def seeded(seed):
    return xoshiro256starstar(take(4, splitmix64(seed & MASK)))


def bounded(numbers, s):
    m = (next(numbers) >> 32) * s
    low = m & 0xFFFFFFFF
    if low < s:
        t = (1 << 32) % s
        while low < t:
            m = (next(numbers) >> 32) * s
            low = m & 0xFFFFFFFF
    return m >> 32


def shuffled(n, seed):
    numbers = seeded(seed)
    items = list(range(n))
    for i in range(n - 1):
        j = i + bounded(numbers, n - i)
        items[i], items[j] = items[j], items[i]
    return items


def check():
    # https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    assert take(5, splitmix64(1234567)) == [
        6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]
    # https://github.com/rust-random/rngs/blob/master/rand_xoshiro/src/xoshiro256starstar.rs
    assert take(6, xoshiro256starstar([1, 2, 3, 4])) == [
        11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600]
    assert sorted(shuffled(1000, 5)) == list(range(1000))


if __name__ == "__main__":
    check()
    for seed in (0, 1, -1, 2**63 - 1):
        print("outputs of seed", seed, take(6, seeded(seed)))
    numbers = seeded(1)
    print("bounded, seed 1", [bounded(numbers, s) for s in (1, 2, 3, 10, 100, 60000, 2**31 - 1, 10**9, 7, 2**30 + 1)])
    numbers = seeded(3)
    # Of 2^30 + 1 out of 2^32, about one in four is rejected: many draws prove the rejecting.
    print("bounded by 2^30 + 1, seed 3", [bounded(numbers, 2**30 + 1) for _ in range(12)], "then", next(numbers))
    print("doubles of seed 1", [(x >> 11) for x in take(4, seeded(1))], "/ 2^53")
    for n in range(1, 9):
        print("shuffle of", n, "seed 1", shuffled(n, 1))
    print("60000, seed 1", shuffled(60000, 1)[:12], "last", shuffled(60000, 1)[-4:])
    print("10000, seed 1", shuffled(10000, 1)[:12])
    print("60000, seed -5", shuffled(60000, -5)[:6])

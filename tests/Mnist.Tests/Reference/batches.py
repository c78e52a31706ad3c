"""The expectations of the batch tests, computed without the library: python3 batches.py

Generator: SplitMix64 and xoshiro256** as on https://prng.di.unimi.it, ranges by Lemire's method (arXiv 1805.10941) on the upper
32 bits, order by Fisher and Yates from the first place to the last. Batches: TensorFlow's next_batch (contrib/learn, 1.4), with the
one change that a batch may be larger than the set. Images: the definitions in the remarks of Binarization and Augmenter.
"""

import gzip
import hashlib
import math
import os
import struct

MASK = (1 << 64) - 1
DATA = os.path.join(os.path.dirname(__file__), "..", "..", "..", "module", "data", "mnist")


def splitmix(state):
    z = (state + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def derive(seed, *words):
    state = splitmix(seed & MASK)
    for word in words:
        state = splitmix(state ^ word)
    return state


ORDER, BINARIZATION, AUGMENTATION = 1, 2, 3


def derive_for_sample(seed, purpose, epoch, place):
    return splitmix(derive(seed, purpose, epoch) ^ place)


class Generator:
    def __init__(self, seed):
        self.s = [splitmix((seed + i * 0x9E3779B97F4A7C15) & MASK) for i in range(4)]

    def bits(self):
        s = self.s
        rotl = lambda x, k: ((x << k) | (x >> (64 - k))) & MASK
        result = (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)
        return result

    def below(self, n):
        threshold = (1 << 32) % n
        while True:
            product = (self.bits() >> 32) * n
            if product % (1 << 32) >= threshold:
                return product >> 32

    def unit(self):
        return (self.bits() >> 11) / (1 << 53)

    def signed(self):
        return 2 * self.unit() - 1

    def permutation(self, n):
        items = list(range(n))
        for i in range(n - 1):
            j = i + self.below(n - i)
            items[i], items[j] = items[j], items[i]
        return items


class DataSet:
    """next_batch of TensorFlow, on places instead of images."""

    def __init__(self, n, seed, shuffle):
        self.n, self.seed, self.shuffle = n, seed, shuffle
        self.epoch, self.start = 0, 0
        self.places = self.order()

    def order(self):
        if not self.shuffle:
            return list(range(self.n))
        return Generator(self.seed if self.epoch == 0 else derive(self.seed, ORDER, self.epoch)).permutation(self.n)

    def next_batch(self, size):
        if self.start + size > self.n:
            rest = self.places[self.start:]
            self.epoch += 1
            self.places, self.start = self.order(), 0
            return rest + self.next_batch(size - len(rest))  # corrected: recurs, so that a batch may span many epochs
        end = self.start + size
        batch, self.start = self.places[self.start:end], end
        return batch


def stratified(labels, count, seed):
    n = len(labels)
    sizes = {label: labels.count(label) for label in set(labels)}
    quota = {label: size * count // n for label, size in sizes.items()}
    by_remainder = sorted(sizes, key=lambda label: (-(sizes[label] * count % n), label))
    for label in by_remainder[:count - sum(quota.values())]:
        quota[label] += 1
    drawn = []
    for place in Generator(seed).permutation(n):
        if quota[labels[place]] > 0:
            quota[labels[place]] -= 1
            drawn.append(place)
    return sorted(drawn)


def binarize(pixels, seed, epoch, place):
    generator = Generator(derive_for_sample(seed, BINARIZATION, epoch, place))
    return bytes(p // 255 if p in (0, 255) else int(generator.below(255) < p) for p in pixels)


def blur(noise, sigma):
    radius = math.ceil(3 * sigma)
    kernel = [math.exp(-0.5 * ((i - radius) / sigma) ** 2) for i in range(2 * radius + 1)]
    total = 0.0
    for weight in kernel:
        total += weight
    kernel = [weight / total for weight in kernel]
    at = lambda field, y, x: field[y][x] if 0 <= y < 28 and 0 <= x < 28 else 0.0

    def weighted(values):
        total = 0.0
        for weight, value in zip(kernel, values):
            total += weight * value
        return total

    reach = range(-radius, radius + 1)
    down = [[weighted([at(noise, y + t, x) for t in reach]) for x in range(28)] for y in range(28)]
    return [[weighted([at(down, y, x + t) for t in reach]) for x in range(28)] for y in range(28)]


def augment(pixels, seed, epoch, place, shift=0, rotation=0, zoom=0, alpha=0, sigma=4, flip=False):
    generator = Generator(derive_for_sample(seed, AUGMENTATION, epoch, place))
    right, below = generator.signed() * shift, generator.signed() * shift
    angle = generator.signed() * rotation * math.pi / 180
    size = 1 + generator.signed() * zoom
    if flip and generator.unit() < 0.5:
        pixels = b"".join(pixels[28 * y:28 * y + 28][::-1] for y in range(28))
    fields = [[[0.0] * 28 for _ in range(28)] for _ in range(2)]
    if alpha:
        for k in range(2):
            noise = [[generator.signed() for _ in range(28)] for _ in range(28)]
            fields[k] = [[value * alpha for value in row] for row in blur(noise, sigma)]

    pixel = lambda y, x: pixels[28 * y + x] if 0 <= y < 28 and 0 <= x < 28 else 0
    result = []
    for row in range(28):
        for column in range(28):
            x, y = column - 13.5 - right, row - 13.5 - below
            from_x = math.cos(angle) / size * x + math.sin(angle) / size * y + 13.5 + fields[0][row][column]
            from_y = math.cos(angle) / size * y - math.sin(angle) / size * x + 13.5 + fields[1][row][column]
            left, top = math.floor(from_x), math.floor(from_y)
            u, v = from_x - left, from_y - top
            upper = pixel(top, left) + u * (pixel(top, left + 1) - pixel(top, left))
            lower = pixel(top + 1, left) + u * (pixel(top + 1, left + 1) - pixel(top + 1, left))
            result.append(int(upper + v * (lower - upper) + 0.5))
    return bytes(result)


def single(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def digest(data):
    return hashlib.sha256(data).hexdigest()


def floats(values):
    return struct.pack("<%df" % len(values), *values)


def main():
    labels = list(gzip.open(os.path.join(DATA, "train-labels-idx1-ubyte.gz")).read()[8:])
    images = gzip.open(os.path.join(DATA, "train-images-idx3-ubyte.gz")).read()[16:]
    image = lambda i: images[784 * i:784 * (i + 1)]

    for n, size, calls, seed, shuffle in [(10, 4, 6, 7, True), (10, 4, 6, 7, False), (10, 25, 2, -3, True), (3, 1, 7, 1 << 40, True)]:
        data = DataSet(n, seed, shuffle)
        print("next_batch", n, size, seed, shuffle, "|".join(" ".join(map(str, data.next_batch(size))) for _ in range(calls)))

    data = DataSet(55000, 1, True)
    places = [p for _ in range(1100 + 3) for p in data.next_batch(100)]
    print("next_batch 55000 x 100, 2 epochs and 3 batches, seed 1", digest(struct.pack("<%di" % len(places), *places)))

    print("first 5000", [labels[:5000].count(i) for i in range(10)])
    for count, seed in [(5000, 0), (777, 9)]:
        drawn = stratified(labels, count, seed)
        print("stratified", count, seed, [[labels[p] for p in drawn].count(i) for i in range(10)], digest(struct.pack("<%di" % count, *drawn)))

    for epoch in (0, 3):
        print("random binarization, seed 5, epoch", epoch, digest(b"".join(binarize(image(i), 5, epoch, i) for i in range(100))))

    for options in [dict(shift=2, rotation=10, zoom=0.1), dict(shift=40), dict(rotation=180), dict(alpha=34), dict(shift=2, rotation=10, zoom=0.1, alpha=17), dict(alpha=8, sigma=1.3), dict(flip=True), dict(shift=2, alpha=8, flip=True)]:
        print("augmentation, seed 11, epochs 0 and 2", options, digest(b"".join(augment(image(i), 11, e, i, **options) for e in (0, 2) for i in range(8))))

    unit = single(1 / 255)
    scaled = [single(p * unit) for p in range(256)]
    print("scaled", digest(floats(scaled)))
    for mean, deviation in [(0.1307, 0.3081), (-2.5, 7)]:
        print("standardized", mean, deviation, digest(floats([single(single(x - single(mean)) / single(deviation)) for x in scaled])))


if __name__ == "__main__":
    main()

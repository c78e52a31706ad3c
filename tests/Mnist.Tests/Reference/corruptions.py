"""MNIST-C's corruptions by its definitions, with numpy, scipy and scikit-image.

corruptions.py exact images.gz count target   writes the images of each row of EXACT, one after the other, as bytes
corruptions.py law images.gz count            prints, for each row of LAW, mean and standard deviation of what `measures` gives
"""
import gzip
import sys
import warnings

import numpy as np
from skimage import color, feature, transform
from skimage.filters import gaussian
from skimage.util import random_noise

warnings.simplefilter("ignore")
random = np.random.RandomState(7)


def warp(x, **parts):
    linear = transform.AffineTransform(**parts)
    (a1, a2, _), (b1, b2, _), _ = linear.params
    parts["translation"] = [13.5 * (1 - a1 - a2), 13.5 * (1 - b1 - b2)]
    return transform.warp(x, inverse_map=transform.AffineTransform(**parts))


def shift(x, right, down):
    return transform.warp(x, inverse_map=transform.AffineTransform(translation=[right, down]))


def brightness(x, change):
    hsv = color.rgb2hsv(color.gray2rgb(x))
    hsv[:, :, 2] = np.clip(hsv[:, :, 2] + change, 0, 1)
    return color.rgb2gray(color.hsv2rgb(hsv))


def stripe(x):
    result = x.copy()
    result[:, :7] = 1 - result[:, :7]
    result[:, 21:] = 1 - result[:, 21:]
    return result


EXACT = [("Stripe", stripe), ("CannyEdges", lambda x: feature.canny(x).astype(float))]
for level in range(5):
    EXACT.append(("Scale", lambda x, s=1 / [0.9, 0.8, 0.7, 0.6, 0.5][level]: warp(x, scale=(s, s))))
    EXACT.append(("Brightness", lambda x, c=[0.1, 0.2, 0.3, 0.4, 0.5][level]: brightness(x, c)))
    for sign in (-1, 1):
        angle = sign * [0.2, 0.4, 0.6, 0.8, 1.0][level]
        EXACT.append(("Shear", lambda x, a=angle: warp(x, shear=a)))
        EXACT.append(("Rotate", lambda x, a=angle: warp(x, rotation=a)))
        for other in (-1, 1):
            EXACT.append(("Translate", lambda x, r=sign * (level + 1), d=other * (level + 1): shift(x, r, d)))


def shot_noise(x, level):
    photons = [60, 25, 12, 5, 3][level]
    return random.poisson(x * photons) / photons


def impulse_noise(x, level):
    np.random.seed(random.randint(2**31))
    return random_noise(x, mode="s&p", amount=[0.03, 0.06, 0.09, 0.17, 0.27][level])


def glass_blur(x, level):
    sigma, far, rounds = [(0.7, 1, 2), (0.9, 2, 1), (1, 2, 3), (1.1, 3, 2), (1.5, 4, 2)][level]
    x = np.uint8(gaussian(x, sigma=sigma, multichannel=True) * 255)
    for _ in range(rounds):
        for row in range(28 - far, far, -1):
            for column in range(28 - far, far, -1):
                if random.randint(2):
                    right, down = random.randint(-far, far, size=2)
                    x[row, column], x[row + down, column + right] = x[row + down, column + right], x[row, column]
    return gaussian(x / 255, sigma=sigma, multichannel=True)


def motion_blur(x, level):
    radius, sigma = [(10, 3), (15, 5), (15, 8), (15, 12), (20, 15)][level]
    angle = np.radians(random.uniform(-45, 45))
    steps = np.arange(2 * radius + 1)
    weights = np.exp(-(steps**2) / (2 * sigma**2))
    padded = np.pad(x, 2 * radius + 1, mode="edge")
    result = np.zeros((28, 28))
    for step, weight in zip(steps, weights / weights.sum()):
        row = 2 * radius + 1 + int(np.ceil(step * np.sin(angle) - 0.5))
        column = 2 * radius + 1 + int(np.ceil(step * np.cos(angle) - 0.5))
        result += weight * padded[row : row + 28, column : column + 28]
    return result


def plasma(decay, size=256):
    heights = np.zeros((size, size))
    change = 100.0
    step = size

    def around(total):
        return total / 4 + change * random.uniform(-change, change, total.shape)

    while step >= 2:
        half = step // 2
        corners = heights[::step, ::step]
        total = corners + np.roll(corners, -1, 0)
        heights[half::step, half::step] = around(total + np.roll(total, -1, 1))
        middles = heights[half::step, half::step]
        heights[::step, half::step] = around(middles + np.roll(middles, 1, 0) + corners + np.roll(corners, -1, 1))
        heights[half::step, ::step] = around(middles + np.roll(middles, 1, 1) + corners + np.roll(corners, -1, 0))
        step = half
        change /= decay
    heights -= heights.min()
    return heights / heights.max()


def fog(x, level):
    strength, decay = [(1.5, 2), (2, 2), (2.5, 1.7), (2.5, 1.5), (3, 1.4)][level]
    return (x + strength * plasma(decay)[:28, :28]) * x.max() / (x.max() + strength)


def spatter(x, level):
    mean, deviation, sigma, threshold, edge = [
        (0.65, 0.3, 4, 0.69, 0.6), (0.65, 0.3, 3, 0.68, 0.6), (0.65, 0.3, 2, 0.68, 0.5), (0.65, 0.3, 1, 0.65, 1.5), (0.67, 0.4, 1, 0.65, 1.5),
    ][level]
    liquid = gaussian(random.normal(mean, deviation, x.shape), sigma=sigma)
    spots = gaussian((liquid > threshold).astype(float), sigma=edge)
    spots[spots < 0.8] = 0
    return x * (1 - spots) + 63 / 255 * spots


def line(c0, r0, c1, r1):
    columns, rows = np.meshgrid(np.arange(28.0), np.arange(28.0))
    distance = np.clip(np.abs(rows - ((r1 - r0) / (c1 - c0) * (columns - c0) + r0)), 0, 2.3 - 1e-10)
    result = np.clip(np.log(1 - distance / 2.3) + 1, 0, 1)
    result[:, : int(np.floor(c0))] = 0
    result[:, int(np.ceil(c1)) :] = 0
    return result


def dotted_line(x, level):
    r0, r1 = random.randint(0, 27, size=2)
    result = line(0, r0, 27, r1)
    result[:, np.arange(28) // 2 % 2 == 0] = 0
    return x + result


def zigzag(x, level):
    r0 = random.randint(0, 27)
    angle = np.arctan(random.randint(-5, 5) / 23)
    length = 23 / np.cos(angle)
    corners = [(0, 0)] + [(4 * i + 2, 2 * (-1) ** i) for i in range(int((length - 2) // 4) + 1)]
    whole = 4 * (length // 4)
    if length != whole:
        corners.append((length, corners[-1][1] / (2 * (length - whole))))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    columns, rows = turn @ np.array(corners).T
    for i in range(1, len(corners)):
        x = np.clip(x + line(columns[i - 1] + 2, rows[i - 1] + r0, columns[i] + 2, rows[i] + r0), 0, 1)
    return x


LAW = [(kind.title().replace("_", ""), level, globals()[kind]) for kind in ("shot_noise", "impulse_noise", "glass_blur", "motion_blur", "fog", "spatter") for level in range(5)]
LAW += [("DottedLine", 0, dotted_line), ("Zigzag", 0, zigzag)]


def to_bytes(x):
    return np.round((np.clip(x, 0, 1) * 255).astype(np.float32)).astype(np.uint8)


def measures(before, after):
    b, a = before / 255, after / 255
    halves = [a[:14].mean(), a[14:].mean(), a[:, :14].mean(), a[:, 14:].mean()]
    return [a.mean(), (a * a).mean(), np.abs(a - b).mean(), (after != before).mean(), *halves, (a[1:] * a[:-1]).mean(), (a[:, 1:] * a[:, :-1]).mean(), (a * b).mean()]


with gzip.open(sys.argv[2]) as file:
    images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)[: int(sys.argv[3])]
if sys.argv[1] == "exact":
    with open(sys.argv[4], "wb") as target:
        for kind, corrupt in EXACT:
            for image in images:
                target.write(to_bytes(corrupt(image / 255.0)).tobytes())
    print(" ".join(kind for kind, _ in EXACT))
else:
    for kind, level, corrupt in LAW:
        rows = np.array([measures(image.astype(float), to_bytes(corrupt(image / 255.0, level)).astype(float)) for image in images])
        print(kind, level + 1, *(f"{value:.17g}" for pair in zip(rows.mean(0), rows.std(0)) for value in pair))

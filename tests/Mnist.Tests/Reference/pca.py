"""Principal components of the first 1,000 training images by numpy's SVD, as recorded in PrincipalComponentsTests.

Usage: pca.py FOLDER-WITH-THE-GZ-FILES. The largest entry of each component is made positive.
"""
import gzip
import sys

import numpy

with gzip.open(sys.argv[1] + "/train-images-idx3-ubyte.gz") as file:
    images = numpy.frombuffer(file.read(16 + 1000 * 784)[16:], numpy.uint8).reshape(1000, 784).astype(numpy.float64)

centered = images - images.mean(axis=0)
_, singular, components = numpy.linalg.svd(centered, full_matrices=False)
largest = numpy.abs(components).argmax(axis=1)
components *= numpy.sign(components[numpy.arange(len(components)), largest])[:, None]
variance = singular**2 / (len(images) - 1)
places = centered @ components[:4].T

for name, values in [
    ("variance", variance[:4]),
    ("ratio", (variance / variance.sum())[:4]),
    ("first sample", places[0]),
    ("last sample", places[-1]),
    ("pixel 14, 14 of each component", components[:4, 14 * 28 + 14]),
    ("variance of component 40, 100, 300", variance[[39, 99, 299]]),
    ("ratio of 300 components", [variance[:300].sum() / variance.sum()]),
    ("component 40 and 100 of the first sample", centered[0] @ components[[39, 99]].T),
    *[
        (f"first sample rebuilt from {count}: squared error, pixel 14, 14", [((rebuilt - images[0]) ** 2).sum(), rebuilt[14 * 28 + 14]])
        for count in (0, 5, 50, 300)
        for rebuilt in [images.mean(axis=0) + (centered[0] @ components[:count].T) @ components[:count]]
    ],
]:
    print(name, [float(f"{value:.12g}") for value in values])

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
]:
    print(name, [float(f"{value:.12g}") for value in values])

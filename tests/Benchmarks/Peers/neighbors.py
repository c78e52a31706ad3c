"""Finds the nearest training images of each test image by brute force; prints the seconds of the search.

neighbors.py float32|float64 count train-images.gz test-images.gz
"""
import gzip
import os
import sys

# Settings of the machine's owner for other programs; without them OpenBLAS looks at the processor itself.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)

import time

import numpy
from sklearn.neighbors import NearestNeighbors


def images(name):
    with gzip.open(name) as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 784).astype(sys.argv[1])


train, test = images(sys.argv[3]), images(sys.argv[4])
start = time.perf_counter()
search = NearestNeighbors(n_neighbors=int(sys.argv[2]), algorithm="brute", n_jobs=-1).fit(train)
distances, places = search.kneighbors(test)
print(time.perf_counter() - start)
assert places.shape == (10000, int(sys.argv[2])), places.shape

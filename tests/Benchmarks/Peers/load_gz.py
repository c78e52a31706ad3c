"""Loads images from .gz, as numpy users do or as python-mnist 0.7 does; prints the seconds.

load_gz.py numpy|python-mnist train-images.gz
"""
import gzip
import sys
import time

from idx_lists import load_lists

start = time.perf_counter()
if sys.argv[1] == "numpy":
    import numpy

    start = time.perf_counter()
    with gzip.open(sys.argv[2]) as file:
        images = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 28, 28)
else:
    with gzip.open(sys.argv[2]) as file:
        images = load_lists(file)
print(time.perf_counter() - start)
assert len(images) == 60000, len(images)

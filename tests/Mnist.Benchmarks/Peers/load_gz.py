"""Loads images from .gz as numpy users do; prints the seconds."""
import gzip
import sys
import time

import numpy

start = time.perf_counter()
with gzip.open(sys.argv[1]) as file:
    images = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 28, 28)
print(time.perf_counter() - start)

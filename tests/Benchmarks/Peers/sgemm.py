"""Multiplies two 1024 x 1024 matrices of single precision; prints the seconds. The argument is the number of threads."""
import os
import sys

# Settings of the machine's owner for other programs; without them OpenBLAS looks at the processor itself.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = sys.argv[1]

import time

import numpy

left = numpy.full((1024, 1024), 0.5, numpy.float32)
right = left.copy()
left @ right
start = time.perf_counter()
left @ right
print(time.perf_counter() - start)

"""Multiplies two 1024 x 1024 matrices of single precision; prints the seconds.

sgemm.py threads [processor that OpenBLAS must take this one for]
"""
import os
import sys

# Settings of the machine's owner for other programs; without them OpenBLAS looks at the processor itself.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
if len(sys.argv) > 2:
    os.environ["OPENBLAS_CORETYPE"] = sys.argv[2]
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = sys.argv[1]

import time

import numpy

left = numpy.full((1024, 1024), 0.5, numpy.float32)
right = left.copy()
left @ right
start = time.perf_counter()
left @ right
print(time.perf_counter() - start)

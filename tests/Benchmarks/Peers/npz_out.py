"""Writes arrays that are in memory with numpy; prints the seconds of the second file, because the first one also imports modules.

npz_out.py savez|savez_compressed train-images train-labels target
"""
import os
import sys
import time

import numpy

from plain_idx import load

images, labels = load(sys.argv[2], sys.argv[3])
save = getattr(numpy, sys.argv[1])
warm = images if sys.argv[1] == "savez" else images[:100]
save(sys.argv[4] + ".warm.npz", x_train=warm, y_train=labels[:len(warm)])
os.remove(sys.argv[4] + ".warm.npz")
with open(sys.argv[4], "wb") as file:
    start = time.perf_counter()
    save(file, x_train=images, y_train=labels)
    file.close()
    print(time.perf_counter() - start)

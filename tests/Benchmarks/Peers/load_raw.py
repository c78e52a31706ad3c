"""Loads raw images and sums all bytes, with numpy, as torchvision's reader does or as python-mnist does; prints the seconds.

load_raw.py numpy|torchvision|python-mnist train-images
"""
import sys
import time

kind, path = sys.argv[1], sys.argv[2]
if kind == "numpy":
    import numpy

    start = time.perf_counter()
    total = numpy.fromfile(path, numpy.uint8)[16:].sum()
elif kind == "torchvision":
    import torch

    start = time.perf_counter()
    # torchvision/datasets/mnist.py, read_sn3_pascalvincent_tensor
    with open(path, "rb") as file:
        data = file.read()
    dimensions = [int.from_bytes(data[4 * (i + 1):4 * (i + 2)], "big") for i in range(data[3])]
    parsed = torch.frombuffer(bytearray(data), dtype=torch.uint8, offset=4 * (len(dimensions) + 1))
    total = parsed.view(*dimensions).sum().item()
else:
    from idx_lists import load_lists

    start = time.perf_counter()
    with open(path, "rb") as file:
        total = sum(map(sum, load_lists(file)))
print(time.perf_counter() - start)
assert total == 1567298545, total

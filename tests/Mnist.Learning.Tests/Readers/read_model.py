"""Reads a model file of ours with numpy alone, and prints the scores of an image whose 784 bytes come in: not our reader, not our kernels."""
import json
import struct
import sys

import numpy

path = sys.argv[1]
with open(path, "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
    data = file.read()
metadata = header.pop("__metadata__")
tensors = {
    name: numpy.frombuffer(data[slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"]).astype(float)
    for name, entry in header.items()
}
assert metadata["recipe"] == "CaffeLeNet", metadata


def conv(x, weight, bias):
    size = weight.shape[0]
    windows = numpy.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))  # row, column, channel, window
    return numpy.einsum("ijcxy,xyco->ijo", windows, weight) + bias


def pool(x):
    rows, columns, channels = x.shape
    return x.reshape(rows // 2, 2, columns // 2, 2, channels).max(axis=(1, 3))


pixels = numpy.frombuffer(sys.stdin.buffer.read(), numpy.uint8).reshape(28, 28, 1)
x = (pixels * float(metadata["pixel_factor"]) - float(metadata["pixel_mean"])) / float(metadata["pixel_deviation"])
x = pool(conv(x, tensors["conv1.weight"], tensors["conv1.bias"]))
x = pool(conv(x, tensors["conv2.weight"], tensors["conv2.bias"]))
x = numpy.maximum(x.reshape(-1) @ tensors["dense1.weight"] + tensors["dense1.bias"], 0)
x = x @ tensors["dense2.weight"] + tensors["dense2.bias"]
x = numpy.exp(x - x.max())
print(" ".join(repr(float(p)) for p in x / x.sum()))

"""Reads a model file of ours into PyTorch with the few lines that it takes, and prints the probabilities of an image whose 784 bytes come in."""
import json
import struct
import sys

import torch
from torch.nn import functional

with open(sys.argv[1], "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
    data = bytearray(file.read())
metadata = header.pop("__metadata__")
tensors = {
    name: torch.frombuffer(data, dtype=torch.float32, offset=entry["data_offsets"][0], count=(entry["data_offsets"][1] - entry["data_offsets"][0]) // 4)
    .reshape(entry["shape"])
    for name, entry in header.items()
}


def conv(x, name):  # row, column, channels in and out: PyTorch has the channels first
    return functional.conv2d(x, tensors[name + ".weight"].permute(3, 2, 0, 1), tensors[name + ".bias"])


pixels = torch.frombuffer(bytearray(sys.stdin.buffer.read()), dtype=torch.uint8).reshape(1, 1, 28, 28)
x = (pixels * float(metadata["pixel_factor"]) - float(metadata["pixel_mean"])) / float(metadata["pixel_deviation"])
x = functional.max_pool2d(conv(x, "conv1"), 2)
x = functional.max_pool2d(conv(x, "conv2"), 2).permute(0, 2, 3, 1).reshape(1, -1)
x = functional.relu(x @ tensors["dense1.weight"] + tensors["dense1.bias"])
x = x @ tensors["dense2.weight"] + tensors["dense2.bias"]
print(" ".join(repr(float(p)) for p in functional.softmax(x, dim=1)[0]))

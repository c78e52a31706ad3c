"""Loads a .safetensors file of Export-MnistModel into PyTorch.

    import torch, torch_model
    network, metadata = torch_model.load("own.safetensors")
    probabilities = torch.softmax(network(images), 1)  # samples x 1 x rows x columns, from 0 (background) to 255 (ink)
"""
import json
import struct

import torch
from torch import nn

ARGUMENTS = {"conv": ("channels", "size", "padding"), "pool": ("size", "stride", "padding"), "dropout": ("rate",)}
TENSORS = {"scale": "weight", "shift": "bias", "mean": "running_mean", "variance": "running_var"}


class Prepare(nn.Module):
    def __init__(self, metadata):
        super().__init__()
        self.border = int(metadata["pixel_border"])
        self.factor, self.mean, self.deviation = (float(metadata["pixel_" + name]) for name in ("factor", "mean", "deviation"))

    def forward(self, x):
        return (nn.functional.pad(x, 4 * [self.border]) * self.factor - self.mean) / self.deviation


class Flatten(nn.Module):
    def forward(self, x):  # the weights that follow are in the order row, column, channel
        return x.movedim(1, -1).flatten(1)


def load(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__")
    layers, counts = [Prepare(metadata)], {}
    for text in metadata["network"].lower().split("|"):
        kind, *words = text.split()
        counts[kind] = counts.get(kind, 0) + 1
        weights = {}
        for name, entry in header.items():
            if name.startswith(f"{kind}{counts[kind]}."):
                start, end = entry["data_offsets"]
                numbers = torch.frombuffer(bytearray(data[start:end]), dtype=torch.float32).reshape(entry["shape"])
                weights[TENSORS.get(name.split(".")[1], name.split(".")[1])] = numbers
        has = dict(word.split("=") if "=" in word else (name, word) for name, word in zip(ARGUMENTS.get(kind, ()), words))
        if kind == "conv":
            weights["weight"] = weights["weight"].permute(3, 2, 0, 1)  # from row, column, input, output
            outputs, inputs, size, _ = weights["weight"].shape
            layer = nn.Conv2d(inputs, outputs, size, padding=has.get("padding", "valid"))
        elif kind == "dense":
            weights["weight"] = weights["weight"].T  # from input, output
            layer = nn.Linear(weights["weight"].shape[1], weights["weight"].shape[0])
        elif kind == "batchnorm":
            layer = (nn.BatchNorm1d if "flatten" in counts else nn.BatchNorm2d)(len(weights["bias"]))
        elif kind == "pool":
            layer = nn.MaxPool2d(int(has["size"]), int(has.get("stride", has["size"])), int(has.get("padding", 0)))
        elif kind == "dropout":
            layer = nn.Dropout(float(has["rate"]))
        else:
            layer = {"flatten": Flatten, "relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}[kind]()
        layer.load_state_dict(weights, strict=False)
        layers.append(layer)
    return nn.Sequential(*layers).eval(), metadata

"""Trains the network of a recipe with PyTorch, by the recipe's settings, and tests it once at the end.

speedrun.py model.safetensors settings.json images.gz labels.gz test-images.gz test-labels.gz threads seed [Haswell, to use no more than AVX2]

The model has the network and its first weights. Prints the seconds of the whole run with its test, the accuracy, and the seconds of
loading before it. All images are one tensor; there is no DataLoader, which would be slower.
"""
import gzip
import json
import math
import os
import sys
import time

# Settings of the machine's owner for other programs; without them OpenBLAS looks at the processor itself.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
if len(sys.argv) > 9:
    os.environ["OPENBLAS_CORETYPE"] = sys.argv[9]
    os.environ["ATEN_CPU_CAPABILITY"] = "avx2"
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = sys.argv[7]

import torch
import torch_model
from torch import nn

torch.set_num_threads(int(sys.argv[7]))
torch.manual_seed(int(sys.argv[8]))


def load(path, skip):
    with gzip.open(path) as file:
        return torch.frombuffer(bytearray(file.read()[skip:]), dtype=torch.uint8)


start = time.perf_counter()
settings = json.load(open(sys.argv[2]))
network, metadata = torch_model.load(sys.argv[1])
shape = (-1, 1, int(metadata["rows"]), int(metadata["columns"]))
images, test_images = (load(path, 16).reshape(shape) for path in (sys.argv[3], sys.argv[5]))
labels, test_labels = (load(path, 8).long() for path in (sys.argv[4], sys.argv[6]))
images, labels = images[settings["skip"]:], labels[settings["skip"]:]
loading = time.perf_counter() - start

start = time.perf_counter()
prepare, layers = network[0], list(network[1:])
# PyTorch's own order of a flattened image: the weights after it begin at random in any order.
network = nn.Sequential(*(nn.Flatten() if isinstance(layer, torch_model.Flatten) else layer for layer in layers)).train()
groups = {}
for layer in layers:
    for name, parameter in layer.named_parameters():
        rate = settings["bias_rate"] if name == "bias" and not isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)) else 1
        decay = 0 if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)) else settings["weight_decay"]
        groups.setdefault((rate, decay), []).append(parameter)
groups = [{"params": parameters, "factor": rate, "weight_decay": decay} for (rate, decay), parameters in groups.items()]
if settings["optimizer"] == "Sgd":
    optimizer = torch.optim.SGD(groups, lr=1, momentum=settings["momentum"], nesterov=settings["nesterov"])
else:
    optimizer = torch.optim.Adam(groups, lr=1)


def change(x):
    """Shifts, turns and zooms each image by its own random numbers."""
    right, down, angle, zoom = ((2 * torch.rand(len(x)) - 1) * settings[name] for name in ("shift", "shift", "rotation", "zoom"))
    cos, sin = (part(angle * math.pi / 180) / (1 + zoom) for part in (torch.cos, torch.sin))
    right, down = 2 * right / (shape[3] - 1), 2 * down / (shape[2] - 1)
    turn = torch.stack([cos, sin, -(cos * right + sin * down), -sin, cos, sin * right - cos * down], 1).reshape(-1, 2, 3)
    grid = nn.functional.affine_grid(turn, list(x.shape), align_corners=True)
    return nn.functional.grid_sample(x, grid, align_corners=True)


changes = any(settings[name] for name in ("shift", "rotation", "zoom"))
images = images.float() if changes else prepare(images.float())
loss = nn.CrossEntropyLoss(label_smoothing=settings["label_smoothing"])
batch, rates, averaging = settings["batch"], settings["rates"], settings["averaging"]
average = {name: value.clone() for name, value in network.state_dict().items()} if averaging else {}
order, at = torch.arange(0), 0
for step, rate in enumerate(rates):
    if at + batch > len(order):  # the next epoch fills the last batch of an epoch
        order, at = torch.cat([order[at:], torch.randperm(len(labels)) if settings["shuffle"] else torch.arange(len(labels))]), 0
    places, at = order[at:at + batch], at + batch
    inputs = prepare(change(images[places])) if changes else images[places]
    for group in optimizer.param_groups:
        group["lr"] = rate * group["factor"]
    optimizer.zero_grad(set_to_none=True)
    loss(network(inputs), labels[places]).backward()
    optimizer.step()
    if averaging:
        keep = min(averaging, (1 + step) / (10 + step))
        for name, value in network.state_dict().items():
            if value.is_floating_point():
                average[name].lerp_(value, 1 - keep)
if averaging:
    network.load_state_dict(average)
network.eval()
with torch.no_grad():
    scores = torch.cat([network(prepare(part.float())) for part in test_images.split(1000)])
accuracy = (scores.argmax(1) == test_labels).float().mean().item()
print(time.perf_counter() - start, accuracy, loading)

"""Goes once through shuffled batches of 64 with PyTorch; prints the seconds. No worker processes: here they only cost.

batches.py loader|sampler|index train-images train-labels
"""
import sys
import time

import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, TensorDataset

from plain_idx import load

kind = sys.argv[1]
images, labels = load(sys.argv[2], sys.argv[3])
images, labels = torch.from_numpy(images.copy()).unsqueeze(1), torch.from_numpy(labels.copy()).long()
floats = images.float() / 255


def loader():
    return DataLoader(TensorDataset(floats, labels), batch_size=64, shuffle=True)


def sampler():
    dataset = TensorDataset(images, labels)
    for x, y in DataLoader(dataset, sampler=BatchSampler(RandomSampler(dataset), 64, False), batch_size=None):
        yield x.float() / 255, y


def index():
    for places in torch.randperm(len(labels)).split(64):
        yield floats[places], labels[places]


def epoch():
    samples = 0
    for x, y in {"loader": loader, "sampler": sampler, "index": index}[kind]():
        samples += len(y)
    return samples


if kind != "loader":
    epoch()
start = time.perf_counter()
samples = epoch()
print(time.perf_counter() - start)
assert samples == 60000, samples

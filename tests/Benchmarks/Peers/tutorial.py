"""Trains the network of PyTorch's example "mnist" (github.com/pytorch/examples, mnist/main.py) with several seeds, epoch by epoch.

tutorial.py images.gz labels.gz test-images.gz test-labels.gz threads seeds epochs accuracy

It ends when the mean accuracy on the test images reaches the accuracy, or after the epochs. Prints a line for each epoch: for each seed
the seconds so far, without the tests of the epochs before, and the accuracy; then the seconds of loading. The network, Adadelta, its
rates and the batches are those of the example. All images are one tensor; there is no DataLoader, which would be slower.
"""
import gzip
import os
import sys
import time

# Settings of the machine's owner for other programs; without them OpenBLAS looks at the processor itself.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = sys.argv[5]

import torch
from torch import nn

torch.set_num_threads(int(sys.argv[5]))


def load(path, skip):
    with gzip.open(path) as file:
        return torch.frombuffer(bytearray(file.read()[skip:]), dtype=torch.uint8)


start = time.perf_counter()
images, test_images = ((load(path, 16).reshape(-1, 1, 28, 28) / 255 - 0.1307) / 0.3081 for path in (sys.argv[1], sys.argv[3]))
labels, test_labels = (load(path, 8).long() for path in (sys.argv[2], sys.argv[4]))
loading = time.perf_counter() - start


class Run:
    def __init__(self, seed):
        torch.manual_seed(seed)
        self.network = nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25),
            nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10))
        self.optimizer = torch.optim.Adadelta(self.network.parameters(), lr=1.0)
        self.schedule = torch.optim.lr_scheduler.StepLR(self.optimizer, step_size=1, gamma=0.7)
        self.seconds = 0

    def train(self):
        start = time.perf_counter()
        self.network.train()
        for places in torch.randperm(len(labels)).split(64):
            self.optimizer.zero_grad(set_to_none=True)
            nn.functional.cross_entropy(self.network(images[places]), labels[places]).backward()
            self.optimizer.step()
        self.schedule.step()
        self.seconds += time.perf_counter() - start

    def test(self):
        self.network.eval()
        with torch.no_grad():
            scores = torch.cat([self.network(part) for part in test_images.split(1000)])
        return (scores.argmax(1) == test_labels).float().mean().item()


runs = [Run(seed) for seed in range(1, int(sys.argv[6]) + 1)]
for epoch in range(int(sys.argv[7])):
    line, total = [], 0
    for run in runs:
        run.train()
        start = time.perf_counter()
        accuracy = run.test()
        line += [run.seconds + time.perf_counter() - start, accuracy]
        total += accuracy
    print(*line, loading, flush=True)
    if total / len(runs) >= float(sys.argv[8]):
        break

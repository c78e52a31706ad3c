"""Trains LeNet or softmax regression with PyTorch on the first images of the file, and prints the seconds of the batches after some to warm up.

train.py lenet|softmax train-images.gz train-labels.gz threads batches [Haswell, to use no more than AVX2]
BLAS and threads go to the error output.
"""
import gzip
import os
import sys
import time

# Settings of the machine's owner for other programs; without them OpenBLAS looks at the processor itself.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
if len(sys.argv) > 6:
    os.environ["OPENBLAS_CORETYPE"] = sys.argv[6]
    os.environ["ATEN_CPU_CAPABILITY"] = "avx2"
kind, images, labels, threads, batches = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(threads)

import numpy
import torch
from torch import nn

torch.set_num_threads(threads)
torch.manual_seed(1)
batch = 64 if kind == "lenet" else 100
scale = 1 / 256 if kind == "lenet" else 1 / 255
x = numpy.frombuffer(gzip.open(images).read(), numpy.uint8)[16:].reshape(-1, 1, 28, 28)
y = torch.from_numpy(numpy.frombuffer(gzip.open(labels).read(), numpy.uint8)[8:].astype(numpy.int64))
if kind == "lenet":
    model = nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, weight_decay=0.0005)
else:
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
loss = nn.CrossEntropyLoss()


def train(first, count):
    for i in range(first, first + count):
        at = i * batch % (len(y) - batch)
        optimizer.zero_grad()
        inputs = torch.from_numpy(x[at:at + batch].astype(numpy.float32)) * scale
        loss(model(inputs), y[at:at + batch]).backward()
        optimizer.step()


train(0, 20)
start = time.perf_counter()
train(20, batches)
print(time.perf_counter() - start)
with open("/proc/self/maps") as maps:
    blas = sorted({os.path.realpath(line.split()[-1]) for line in maps if "blas" in line or "mkl" in line})
print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, {', '.join(blas)}", file=sys.stderr)

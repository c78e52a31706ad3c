"""Records what PyTorch answers: run once with Debian's python3-torch, /usr/bin/python3 record.py, the numbers are committed.

Images here lie as MnistPS has them (sample, row, column, channel), weights too (dense: input, output; convolution: row,
column, input, output); they are turned into PyTorch's order and back.
"""
import json
import os

import torch
import torch.nn.functional as F

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)
cases = []


def numbers(tensor):
    return [float("%.9g" % value) for value in tensor.detach().reshape(-1).tolist()]


def record(name, x, parameters, forward, image=True):
    """forward takes a PyTorch-ordered x and the parameters; its output and all gradients of sum(output * weights) are kept."""
    x = x.detach().requires_grad_()
    parameters = [p.detach().requires_grad_() for p in parameters]
    y = forward(x.permute(0, 3, 1, 2) if image else x, parameters)
    y = y.permute(0, 2, 3, 1) if y.dim() == 4 else y
    dy = torch.randn(y.shape)
    (y * dy).sum().backward()
    cases.append({
        "name": name,
        "xShape": list(x.shape), "x": numbers(x),
        "parameters": [numbers(p) for p in parameters],
        "y": numbers(y), "dy": numbers(dy), "dx": numbers(x.grad),
        "gradients": [numbers(p.grad) for p in parameters],
    })


def turn(weight):
    return weight.permute(3, 2, 0, 1)


x = torch.randn(3, 7, 6, 2)
record("conv valid 3", x, [torch.randn(3, 3, 2, 5), torch.randn(5)], lambda x, p: F.conv2d(x, turn(p[0]), p[1]))
record("conv same 5", x, [torch.randn(5, 5, 2, 3), torch.randn(3)], lambda x, p: F.conv2d(x, turn(p[0]), p[1], padding=2))
record("dense", torch.randn(5, 1, 1, 7), [torch.randn(7, 4), torch.randn(4)],
       lambda x, p: x.reshape(5, 7) @ p[0] + p[1], image=False)
record("pool 2", torch.randn(2, 6, 4, 3), [], lambda x, p: F.max_pool2d(x, 2, 2))
record("pool 3 padding 1", torch.randn(2, 7, 7, 3), [], lambda x, p: F.max_pool2d(x, 3, 3, 1))
record("pool 3 stride 2", torch.randn(2, 7, 7, 9), [], lambda x, p: F.max_pool2d(x, 3, 2))
record("relu", torch.randn(2, 3, 3, 2), [], lambda x, p: F.relu(x))
record("tanh", torch.randn(2, 3, 3, 2), [], lambda x, p: torch.tanh(x))
record("sigmoid", torch.randn(2, 3, 3, 2), [], lambda x, p: torch.sigmoid(x))
running = (torch.zeros(3), torch.ones(3))
record("norm", torch.randn(4, 3, 2, 3) * 2 + 1, [torch.randn(3), torch.randn(3)],
       lambda x, p: F.batch_norm(x, running[0], running[1], p[0], p[1], training=True, momentum=0.1))
cases[-1]["running"] = [numbers(running[0]), numbers(running[1])]

scores = (torch.randn(6, 10) * 3).requires_grad_()
labels = torch.tensor([3, 0, 9, 5, 5, 1])
loss = F.cross_entropy(scores, labels)
loss.backward()
entropy = {"scores": numbers(scores), "labels": labels.tolist(), "loss": float("%.12g" % loss.item()), "gradient": numbers(scores.grad)}
scores.grad = None
loss = F.cross_entropy(scores, labels, label_smoothing=0.1)
loss.backward()
entropy["smoothed"] = {"loss": float("%.12g" % loss.item()), "gradient": numbers(scores.grad)}

# Steps on w with the gradients given: SGD with momentum (constant rate: the same as Caffe's), Nesterov, Adam.
w0 = torch.randn(9)
steps = [torch.randn(9) for _ in range(4)]
optimizers = {}
for name, make in {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01),
        "nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01, nesterov=True),
        "plain": lambda p: torch.optim.SGD(p, lr=0.1),
        "adam": lambda p: torch.optim.Adam(p, lr=0.1, eps=1e-12)}.items():
    w = w0.clone().requires_grad_()
    optimizer = make([w])
    for gradient in steps:
        w.grad = gradient.clone()
        optimizer.step()
    optimizers[name] = numbers(w)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pytorch.json"), "w") as file:
    json.dump({
        "torch": torch.__version__, "cases": cases, "entropy": entropy,
        "optimizers": {"start": numbers(w0), "gradients": [numbers(g) for g in steps], "results": optimizers},
    }, file, separators=(",", ":"))
    file.write("\n")

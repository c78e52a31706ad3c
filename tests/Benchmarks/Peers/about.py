"""Prints one line: Python, the packages that are compared with, and what they compute with."""
import importlib
import os
import platform

parts = [f"Python {platform.python_version()}"]
for name in ("numpy", "torch", "lmdb", "sklearn"):
    try:
        module = importlib.import_module(name)
        parts.append(f"{name} {module.__version__}")
    except ImportError:
        parts.append(f"no {name}")
try:
    import numpy

    numpy.ones((8, 8), numpy.float32) @ numpy.ones((8, 8), numpy.float32)
    with open("/proc/self/maps") as maps:
        libraries = {os.path.basename(os.path.realpath(line.split()[-1])) for line in maps if "blas" in line or "mkl" in line}
    parts.append("BLAS " + (", ".join(sorted(name for name in libraries if name.startswith("lib"))) or "of numpy itself"))
except (ImportError, OSError):
    pass
try:
    import torch

    parts.append(f"{torch.get_num_threads()} torch threads unless the row says otherwise")
except ImportError:
    pass
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENBLAS_CORETYPE"):
    if name in os.environ:
        parts.append(f"{name}={os.environ[name]}")
print("; ".join(parts))

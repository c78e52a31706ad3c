"""Counts categories and pixel values of shards on a Dask cluster: a scheduler and three workers, each a process, on loopback.

shards.py kill|keep shard ...

Shards are the .csv and .npz files of Export-MnistCsv and Export-MnistNpz with -ShardSize; their names start with the split. With
kill, a worker gets SIGKILL while it has a shard in hand. Prints one line of JSON. (Debian's python3-distributed, python3-numpy)
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

import numpy
from distributed import Client, as_completed

WORKERS = 3


def count(path):
    """The split of a shard, how often each label occurs, how often each pixel value."""
    name = os.path.basename(path)
    split = name.split("-")[0]
    if name.endswith(".csv"):
        rows = numpy.loadtxt(path, delimiter=",", dtype=numpy.uint8, ndmin=2)
        labels, pixels = rows[:, 0], rows[:, 1:]
    else:
        with numpy.load(path) as arrays:
            labels, pixels = arrays["y_" + split], arrays["x_" + split]
    return split, numpy.bincount(labels, minlength=256), numpy.bincount(pixels.ravel(), minlength=256)


def start(folder, program, *arguments):
    log = open(os.path.join(folder, f"{program}-{len(os.listdir(folder))}.log"), "w")
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + program, "--scheduler-file", os.path.join(folder, "scheduler.json"), *arguments],
        stdout=log, stderr=log, cwd=folder)


def statistics(values):
    """Mean, deviation, extremes and share of zeros, from whole numbers up to the last step."""
    numbers = [int(value) for value in values]
    total = sum(numbers)
    first = sum(value * times for value, times in enumerate(numbers))
    second = sum(value * value * times for value, times in enumerate(numbers))
    seen = [value for value, times in enumerate(numbers) if times]
    return {
        "mean": first / total / 255,
        "standardDeviation": ((total * second - first * first) ** 0.5) / total / 255,
        "minimum": seen[0],
        "maximum": seen[-1],
        "zeroShare": numbers[0] / total,
    }


def run(folder, shards, kill):
    # Both end by themselves, should this process be killed.
    processes = [start(folder, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--idle-timeout", "120")]
    try:
        processes += [
            start(folder, "worker", "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60",
                  "--local-directory", folder, "--name", str(i))
            for i in range(WORKERS)
        ]
        with Client(scheduler_file=os.path.join(folder, "scheduler.json"), timeout=60) as client:
            client.wait_for_workers(WORKERS, timeout=60)
            began = time.perf_counter()
            futures = client.map(count, shards, pure=False)
            sums, done, killed = {}, 0, None
            for future, (split, labels, pixels) in as_completed(futures, with_results=True):
                done += 1
                before = sums.get(split, (0, 0))
                sums[split] = (before[0] + labels, before[1] + pixels)
                if kill and killed is None:
                    killed = kill_one(client, processes, done)
            seconds = time.perf_counter() - began
            left = len(client.scheduler_info()["workers"])
            return {
                "shards": len(shards),
                "workers": WORKERS,
                "left": left,
                "killed": killed,
                "seconds": seconds,
                "splits": {
                    split: {"labels": [int(times) for times in labels], "count": int(labels.sum()), **statistics(pixels)}
                    for split, (labels, pixels) in sums.items()
                },
            }
    finally:
        for process in processes:
            process.kill()
            process.wait()


def kill_one(client, processes, done):
    """Kills a worker that has a shard in hand; says which, how many shards were done by then, and how many it had."""
    names = {address: worker["name"] for address, worker in client.scheduler_info()["workers"].items()}
    for address, tasks in client.processing().items():
        if tasks:
            process = processes[1 + int(names[address])]
            os.kill(process.pid, signal.SIGKILL)
            return {"worker": int(names[address]), "after": done, "had": len(tasks)}
    return None


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="mnist-cluster-") as folder:
        print(json.dumps(run(folder, [os.path.abspath(path) for path in sys.argv[2:]], sys.argv[1] == "kill")))

"""Writes Caffe's records, made before the clock starts, in one transaction of py-lmdb that nobody syncs; prints the seconds.

lmdb_out.py put|putmulti train-images train-labels target
"""
import sys
import time

import lmdb

kind, target = sys.argv[1], sys.argv[4]
with open(sys.argv[2], "rb") as images, open(sys.argv[3], "rb") as labels:
    pixels, labels = images.read()[16:], labels.read()[8:]
# Datum: channels 1, height 28, width 28, data, label
records = [
    (b"%08d" % i, b"\x08\x01\x10\x1c\x18\x1c\x22\x90\x06" + pixels[i * 784:(i + 1) * 784] + b"\x28" + bytes([label]))
    for i, label in enumerate(labels)
]
assert len(records) == 60000 and len(records[0][1]) == 795
start = time.perf_counter()
environment = lmdb.open(target, map_size=1 << 29, sync=False, metasync=False, writemap=kind == "putmulti")
with environment.begin(write=True) as transaction:
    if kind == "putmulti":
        transaction.cursor().putmulti(records, append=True)
    else:
        for key, value in records:
            transaction.put(key, value)
environment.close()
print(time.perf_counter() - start)

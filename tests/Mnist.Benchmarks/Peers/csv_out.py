"""Converts IDX to CSV a byte at a time, in the manner of the scripts that people share; prints the seconds."""
import sys
import time

start = time.perf_counter()
with open(sys.argv[1], "rb") as images, open(sys.argv[2], "rb") as labels, open(sys.argv[3], "w") as output:
    images.read(16)
    labels.read(8)
    while label := labels.read(1):
        row = [ord(label)]
        for _ in range(28 * 28):
            row.append(ord(images.read(1)))
        output.write(",".join(str(value) for value in row) + "\n")
print(time.perf_counter() - start)

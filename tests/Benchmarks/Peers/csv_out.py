"""Converts IDX to CSV, a byte at a time in the manner of the scripts that people share, or with numpy.savetxt; prints the seconds.

csv_out.py bytes|savetxt train-images train-labels target
"""
import sys
import time

kind, image_path, label_path, target = sys.argv[1:]
if kind == "savetxt":
    import numpy

    start = time.perf_counter()
    images = numpy.fromfile(image_path, numpy.uint8)[16:].reshape(-1, 784)
    labels = numpy.fromfile(label_path, numpy.uint8)[8:]
    numpy.savetxt(target, numpy.column_stack((labels, images)), fmt="%d", delimiter=",")
else:
    start = time.perf_counter()
    with open(image_path, "rb") as images, open(label_path, "rb") as labels, open(target, "w") as output:
        images.read(16)
        labels.read(8)
        while label := labels.read(1):
            row = [ord(label)]
            for _ in range(28 * 28):
                row.append(ord(images.read(1)))
            output.write(",".join(str(value) for value in row) + "\n")
print(time.perf_counter() - start)

"""What python-mnist 0.7 does to the images of an IDX file: a list of lists of numbers."""
import array
import struct


def load_lists(file):
    magic, size, rows, columns = struct.unpack(">IIII", file.read(16))
    assert magic == 2051, magic
    data = array.array("B", file.read())
    images = []
    for i in range(size):
        images.append([0] * rows * columns)
        images[i][:] = data[i * rows * columns:(i + 1) * rows * columns]
    return images

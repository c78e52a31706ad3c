"""The training set from plain IDX files, as numpy arrays."""
import numpy


def load(images, labels):
    return numpy.fromfile(images, numpy.uint8)[16:].reshape(-1, 28, 28), numpy.fromfile(labels, numpy.uint8)[8:]

"""Predictions of simple methods by numpy and scikit-learn.

Usage: baselines.py FOLDER-WITH-THE-GZ-FILES TRAIN-COUNT TEST-COUNT KIND NEIGHBORS. Prints the predicted labels.
"""
import gzip
import sys

import numpy
from sklearn.linear_model import Ridge
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid

folder, train_count, test_count, kind, neighbors = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5])


def read(name, offset):
    with gzip.open(f"{folder}/{name}.gz") as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=offset)


train = read("train-images-idx3-ubyte", 16).reshape(-1, 784)[:train_count].astype(numpy.float64) / 255
labels = read("train-labels-idx1-ubyte", 8)[:train_count]
test = read("t10k-images-idx3-ubyte", 16).reshape(-1, 784)[:test_count].astype(numpy.float64) / 255
targets = numpy.eye(10)[labels]

if kind == "NearestMean":
    found = NearestCentroid().fit(train, labels).predict(test)
elif kind == "Linear":
    found = Ridge(alpha=1, solver="cholesky").fit(train, targets).predict(test).argmax(axis=1)
elif kind == "Neighbor":
    found = KNeighborsClassifier(neighbors, algorithm="brute").fit(train * 255, labels).predict(test * 255)
else:
    mean = train.mean(axis=0)
    components = numpy.linalg.svd(train - mean, full_matrices=False)[2][:40]
    first, second = numpy.triu_indices(41)

    def products(images):
        places = numpy.hstack([numpy.ones((len(images), 1)), (images - mean) @ components.T])
        return places[:, first] * places[:, second]

    features = products(train)
    weights = numpy.linalg.solve(features.T @ features + numpy.eye(features.shape[1]), features.T @ targets)
    found = (products(test) @ weights).argmax(axis=1)

print(" ".join(str(label) for label in found))

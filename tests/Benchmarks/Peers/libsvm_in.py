"""Reads LIBSVM's text with scikit-learn; prints the seconds."""
import sys
import time

from sklearn.datasets import load_svmlight_file

start = time.perf_counter()
rows, labels = load_svmlight_file(sys.argv[1], n_features=784)
print(time.perf_counter() - start)
assert rows.shape == (60000, 784), rows.shape

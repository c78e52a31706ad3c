"""Writes LIBSVM's text, with scikit-learn or line by line; prints the seconds.

libsvm_out.py sklearn|lines train-images train-labels target
"""
import sys
import time

from plain_idx import load

images, labels = load(sys.argv[2], sys.argv[3])
rows = images.reshape(-1, 784)
if sys.argv[1] == "sklearn":
    from scipy.sparse import csr_matrix
    from sklearn.datasets import dump_svmlight_file

    sparse, labels = csr_matrix(rows.astype("float64")), labels.astype("int64")
    start = time.perf_counter()
    dump_svmlight_file(sparse, labels, sys.argv[4], zero_based=False)
else:
    start = time.perf_counter()
    with open(sys.argv[4], "w") as output:
        for row, label in zip(rows.tolist(), labels.tolist()):
            output.write(f"{label} " + " ".join(f"{i}:{value}" for i, value in enumerate(row, 1) if value) + "\n")
print(time.perf_counter() - start)

"""Reads a tree of PNG files with Pillow: for each split its name, number, mode, and SHA-256 of label and pixels of all files."""
import hashlib
import os
import re
import sys

from PIL import Image

for split in sorted(os.listdir(sys.argv[1])):
    folder = os.path.join(sys.argv[1], split)
    digest = hashlib.sha256()
    modes = set()
    names = sorted(os.listdir(folder))
    for place, name in enumerate(names):
        number, label = re.fullmatch(r"(\d{6})-num(\d)\.png", name).groups()
        assert int(number) == place
        with Image.open(os.path.join(folder, name)) as image:
            assert image.format == "PNG" and image.size == (28, 28)
            modes.add(image.mode)
            digest.update(bytes([int(label)]) + image.tobytes())
    print(split, len(names), "".join(modes), digest.hexdigest())

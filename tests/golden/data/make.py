"""Writes the tables of stimuli/ from scikit-learn's package data: digits.csv.gz as it lies there, the others under the
names of their columns and classes.

    pip install scikit-learn==1.9.1
    python make.py
"""

from gzip import compress
from importlib.resources import files
from pathlib import Path
from re import sub

from sklearn.datasets import load_breast_cancer, load_iris, load_wine

STIMULI = Path(__file__).resolve().parents[3] / "stimuli"


def table(data):
    lines = [",".join([*data.feature_names, "class"])]
    for numbers, label in zip(data.data, data.target):
        lines.append(",".join([*map(repr, map(float, numbers)), str(data.target_names[label])]))
    return sub(r"\.0(?=,)", "", "\n".join(lines) + "\n")


digits = files("sklearn.datasets.data").joinpath("digits.csv.gz").read_bytes()
(STIMULI / "digits.csv.gz").write_bytes(digits)
for name, load in [("iris", load_iris), ("wine", load_wine), ("breast-cancer", load_breast_cancer)]:
    (STIMULI / f"{name}.csv.gz").write_bytes(compress(table(load()).encode(), mtime=0))

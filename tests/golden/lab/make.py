"""Writes readouts.json and pca.json: what scikit-learn and NumPy make of the 8x8 digits.

    python make.py      # needs scikit-learn (1.9.1 made the files that lie here)

The first 1,437 digits in the order of the file are for training, the other 360 for testing. Pixels are 0 to 16.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.preprocessing import StandardScaler

TRAIN = 1437
NEIGHBOURS = 5
COMPONENTS = 8

pixels, labels = load_digits(return_X_y=True)
train, test = pixels[:TRAIN], pixels[TRAIN:]
train_labels = labels[:TRAIN]


def neighbours(metric):
    """Predictions, and for which of them a tie for the last place or for the most votes leaves the choice open."""
    model = KNeighborsClassifier(NEIGHBOURS, metric=metric, algorithm="brute").fit(train, train_labels)
    distances, places = model.kneighbors(test, NEIGHBOURS + 1)
    unsure = np.isclose(distances[:, NEIGHBOURS - 1], distances[:, NEIGHBOURS], rtol=1e-6)
    return {"predicted": model.predict(test).tolist(), "open": unsure.tolist()}


scaler = StandardScaler().fit(train)
logistic = LogisticRegression(max_iter=10000).fit(scaler.transform(train), train_labels)
centroids = NearestCentroid().fit(train, train_labels)

readouts = {
    "train": TRAIN,
    "logistic": float(logistic.score(scaler.transform(test), labels[TRAIN:])),
    "logisticPredicted": logistic.predict(scaler.transform(test)).tolist(),
    "knn": neighbours("euclidean"),
    "knnCosine": neighbours("cosine"),
    "mean": centroids.predict(test).tolist(),
}

centred = train - train.mean(axis=0)
variances, axes = np.linalg.eigh(centred.T @ centred / TRAIN)
pca = {
    "train": TRAIN,
    "variances": variances[::-1].tolist(),
    # Signs of axes are free: the largest entry of each is made positive.
    "axes": [
        (axis * np.sign(axis[np.argmax(np.abs(axis))])).tolist() for axis in axes.T[::-1][:COMPONENTS]
    ],
}

here = Path(__file__).parent
for name, content in {"readouts": readouts, "pca": pca}.items():
    (here / f"{name}.json").write_text(json.dumps(content) + "\n")

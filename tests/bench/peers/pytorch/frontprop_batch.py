"""Frontprop in batches in PyTorch, as src/rules/frontprop/frontprop-batch.ts has it: beside tests/bench/frontprop/batch.mjs.

    python frontprop_batch.py --batch 64 --threads 1

Made-up samples, mostly 0. Prints one line of JSON: samples per second, and the mean, median and 99th percentile of the time of one
update. Sums are written in place and no gradients are recorded.
"""

import argparse
import json
import math
import time

import torch

INPUTS, UNITS = 784, 500
SAMPLES = 4096
SHARE_OF_ZEROS = 0.8
BOOST, DECAY = 0.01, 1e-4

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--seconds", type=float, default=3)
options = parser.parse_args()
torch.set_num_threads(options.threads)
torch.manual_seed(1)
samples = torch.rand(SAMPLES, INPUTS) * (torch.rand(SAMPLES, INPUTS) > SHARE_OF_ZEROS)
weights = torch.nn.functional.normalize(torch.randn(UNITS, INPUTS), dim=1)
threshold = torch.ones(UNITS)
kept = math.exp(math.log(1 - DECAY) * options.batch)


def learn(x):
    size = x.square().sum(1, keepdim=True)
    x = x / size.clamp(min=1e-30).sqrt_()
    match = x @ weights.t()
    fired = (match >= threshold) & (size > 0)
    times = fired.sum(0)
    torch.maximum(threshold, match.masked_fill(~fired, -math.inf).amax(0), out=threshold)
    best = (fired & (match >= threshold)).float()
    steps = times.clamp(min=1).log().add_(1)
    way = (1 - torch.exp(math.log(1 - BOOST) * steps)).div_(best.sum(0).clamp_(min=1))
    rate = best.mul_(way)
    weights.mul_((1 - rate.sum(0)).unsqueeze(1)).addmm_(rate.t(), x)
    length = torch.linalg.vector_norm(weights, dim=1)
    weights.mul_(torch.where(times > 0, 1 / length, 1.0).unsqueeze(1))
    threshold.mul_(kept)


times = []
row = 0
begun = time.perf_counter()
with torch.inference_mode():
    while time.perf_counter() - begun < options.seconds:
        start = time.perf_counter()
        learn(samples[row : row + options.batch])
        times.append(time.perf_counter() - start)
        row = (row + options.batch) % (SAMPLES - options.batch + 1)
warm = sorted(times[len(times) // 10 :])
print(
    json.dumps(
        {
            "peer": "pytorch",
            "version": torch.__version__,
            "batch": options.batch,
            "threads": options.threads,
            "samplesPerSecond": round(options.batch * len(warm) / sum(warm)),
            "meanUs": round(1e6 * sum(warm) / len(warm), 1),
            "medianUs": round(1e6 * warm[len(warm) // 2], 1),
            "p99Us": round(1e6 * warm[int(len(warm) * 0.99)], 1),
        }
    )
)

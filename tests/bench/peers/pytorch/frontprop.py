"""Frontprop in PyTorch, one sample at a time, by whichever of two ways of writing it is faster. Prints one line of JSON.

    python frontprop.py --data FOLDER    with train-images-idx3-ubyte of MNIST in it
"""

import argparse
import json
import pathlib
import time

import numpy
import torch

HEADER_BYTES = 16
WIDTH = 784
BRIGHTEST = 255
MICROSECONDS = 1e6

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--data", type=pathlib.Path, required=True)
parser.add_argument("--units", type=int, default=500)
parser.add_argument("--samples", type=int, default=12_000)
parser.add_argument("--warm-up", type=int, default=2_000)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--boost", type=float, default=0.01)
parser.add_argument("--decay", type=float, default=1e-4)
args = parser.parse_args()
torch.set_num_threads(args.threads)


class Layer:
    def __init__(self):
        torch.manual_seed(1)
        self.w = torch.nn.functional.normalize(torch.randn(args.units, WIDTH), dim=1)
        self.threshold = torch.ones(args.units)
        self.match = torch.empty(args.units)

    def learn_indexed(self, x):
        """Touches the weights of those that fired, and nothing else."""
        x = x / torch.linalg.vector_norm(x)
        torch.mv(self.w, x, out=self.match)
        fired = (self.match >= self.threshold).nonzero().squeeze(1)
        if fired.numel() > 0:
            w = self.w[fired].lerp_(x, args.boost)
            self.w[fired] = w.div_(torch.linalg.vector_norm(w, dim=1, keepdim=True))
            self.threshold[fired] = self.match[fired]
        self.threshold.mul_(1 - args.decay)

    def learn_masked(self, x):
        """Without a question to the data: all weights are rewritten."""
        x = x / torch.linalg.vector_norm(x)
        torch.mv(self.w, x, out=self.match)
        fired = self.match >= self.threshold
        rate = (fired * args.boost).unsqueeze(1)
        w = torch.lerp(self.w, x, rate)
        w.div_(torch.linalg.vector_norm(w, dim=1, keepdim=True))
        torch.where(fired.unsqueeze(1), w, self.w, out=self.w)
        torch.where(fired, self.match, self.threshold, out=self.threshold)
        self.threshold.mul_(1 - args.decay)


def measure(learn, samples):
    times = numpy.empty(len(samples))
    clock = time.perf_counter
    for k, x in enumerate(samples):
        begun = clock()
        learn(x)
        times[k] = clock() - begun
    late = times[args.warm_up :] * MICROSECONDS
    return {
        "meanUs": round(float(late.mean()), 2),
        "medianUs": round(float(numpy.median(late)), 2),
        "p99Us": round(float(numpy.percentile(late, 99)), 2),
    }


raw = (args.data / "train-images-idx3-ubyte").read_bytes()[HEADER_BYTES:]
pixels = numpy.frombuffer(raw, numpy.uint8)[: args.samples * WIDTH].reshape(-1, WIDTH)
samples = torch.from_numpy(pixels.astype(numpy.float32) / BRIGHTEST)
with torch.inference_mode():
    figures = {name: measure(getattr(Layer(), name), samples) for name in ("learn_indexed", "learn_masked")}
best = min(figures, key=lambda name: figures[name]["medianUs"])
line = {"peer": "pytorch", "mode": best, "threads": args.threads, "units": args.units, **figures[best], "torch": torch.__version__}
print(json.dumps({**line, "others": {name: figures[name] for name in figures if name != best}}))

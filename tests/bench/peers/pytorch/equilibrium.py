"""Equilibrium propagation, 784-500-10, 20 free and 4 nudged steps, in PyTorch: beside tests/bench/equilibrium/speed.mjs.

    python equilibrium.py FOLDER --batch 1 --threads 1

FOLDER holds the idx files of MNIST. Prints one line of JSON: samples per second, and the mean, median and 99th percentile of the
time of one update. What the input drives is worked out once for a batch, sums are written in place, and no gradients are
recorded: PyTorch at its quickest, as far as it goes without compiling.
"""

import argparse
import json
import pathlib
import time

import torch

EPSILON, BETA = 0.5, 0.5
FREE_STEPS, NUDGED_STEPS = 20, 4
RATES = (0.4, 0.1)


def read(folder, name, header):
    data = (pathlib.Path(folder) / name).read_bytes()[header:]
    return torch.frombuffer(bytearray(data), dtype=torch.uint8)


class Network:
    def __init__(self, widths, samples):
        torch.manual_seed(1)
        self.weights = [
            (torch.rand(post, pre) * 2 - 1) * (6 / (pre + post)) ** 0.5
            for pre, post in zip(widths, widths[1:])
        ]
        self.biases = [torch.zeros(post) for post in widths[1:]]
        self.remembered = [torch.zeros(samples, width) for width in widths[1:]]

    def settle(self, drive, hidden, output, steps, beta=0.0, target=None):
        upper, bias = self.weights[1], self.biases[1]
        for _ in range(steps):
            to_output = torch.addmm(bias, hidden, upper.t()).sub_(output)
            if target is not None:
                to_output.add_(target, alpha=2 * beta).sub_(output, alpha=2 * beta)
            to_hidden = torch.addmm(drive, output, upper).sub_(hidden)
            hidden.add_(to_hidden, alpha=EPSILON).clamp_(0, 1)
            output.add_(to_output, alpha=EPSILON).clamp_(0, 1)

    def learn(self, inputs, target, rows, beta):
        drive = torch.addmm(self.biases[0], inputs, self.weights[0].t())
        hidden, output = (states[rows] for states in self.remembered)
        self.settle(drive, hidden, output, FREE_STEPS)
        for states, now in zip(self.remembered, (hidden, output)):
            states[rows] = now
        free_hidden, free_output = hidden.clone(), output.clone()
        self.settle(drive, hidden, output, NUDGED_STEPS, beta, target)
        scales = [rate / (beta * len(inputs)) for rate in RATES]
        moved = hidden - free_hidden
        self.weights[0].addmm_(moved.t(), inputs, alpha=scales[0])
        self.weights[1].addmm_(output.t(), hidden, alpha=scales[1])
        self.weights[1].addmm_(free_output.t(), free_hidden, alpha=-scales[1])
        self.biases[0].add_(moved.sum(0), alpha=scales[0])
        self.biases[1].add_((output - free_output).sum(0), alpha=scales[1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=5)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    inputs = read(options.folder, "train-images-idx3-ubyte", 16).view(-1, 784).float() / 255
    labels = read(options.folder, "train-labels-idx1-ubyte", 8).long()
    targets = torch.nn.functional.one_hot(labels, 10).float()
    network = Network([784, 500, 10], len(inputs))
    times = []
    row = update = 0
    begun = time.perf_counter()
    with torch.inference_mode():
        while time.perf_counter() - begun < options.seconds:
            rows = torch.arange(row, row + options.batch)
            beta = BETA if update % 2 == 0 else -BETA
            start = time.perf_counter()
            network.learn(inputs[rows], targets[rows], rows, beta)
            times.append(time.perf_counter() - start)
            update += 1
            row = (row + options.batch) % (len(inputs) - options.batch + 1)
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


if __name__ == "__main__":
    main()

"""PyTorch's side of tests/bench/mlp.mjs: 784-256-128-10, tanh, softmax and cross-entropy, learned by backpropagation.

Reads lines `optimizer batch steps` from stdin; answers each with a line of JSON: milliseconds of each step. What is asked for is
done once before it is timed. Threads: the first argument.
"""

import json
import sys
import time

import torch
from torch import nn

WIDTHS = [784, 256, 128, 10]
SAMPLES = 4096
RATES = {"sgd": 0.01, "adam": 0.001}

torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(0)
inputs = torch.rand(SAMPLES, WIDTHS[0])
labels = torch.randint(WIDTHS[-1], (SAMPLES,))
loss_of = nn.CrossEntropyLoss()


def learner(optimizer):
    layers = []
    for below, above in zip(WIDTHS, WIDTHS[1:]):
        layers += [nn.Linear(below, above), nn.Tanh()]
    model = nn.Sequential(*layers[:-1])
    if optimizer == "adam":
        # `fused` is the fastest of the three ways that PyTorch has on a CPU.
        return model, torch.optim.Adam(model.parameters(), lr=RATES["adam"], fused=True)
    return model, torch.optim.SGD(model.parameters(), lr=RATES["sgd"], fused=True)


def steps(optimizer, batch, count):
    model, stepper = learner(optimizer)
    times = []
    for step in range(-(count // 10) - 1, count):
        at = (step * batch) % (SAMPLES - batch + 1)
        x, y = inputs[at : at + batch], labels[at : at + batch]
        begun = time.perf_counter()
        stepper.zero_grad(set_to_none=True)
        loss = loss_of(model(x), y)
        loss.backward()
        stepper.step()
        loss.item()
        if step >= 0:
            times.append((time.perf_counter() - begun) * 1000)
    return times


for line in sys.stdin:
    optimizer, batch, count = line.split()
    print(json.dumps(steps(optimizer, int(batch), int(count))), flush=True)

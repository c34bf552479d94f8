"""Writes networks/microcircuit.yaml and networks/microcircuit_tenth.yaml: python3 tests/golden/microcircuit/make.py

The cortical microcircuit of Potjans & Diesmann (2014), Cerebral Cortex 24:785, tables 4 and 5: how many synapses lead from
one population to another follows from the probability C that two neurons are connected at all, where pairs may have several:
K = log(1 - C) / log(1 - 1 / (Npre Npost)).

A tenth of the neurons with a tenth of the inputs each, by van Albada, Helias & Diesmann (2015), PLoS Comput. Biol.
11:e1004490: weights grow by 1 / sqrt(0.1), which keeps the variance of the input; a constant current makes up for the rest of its
mean, given the rates of the full network.

Voltages begin where the full network settles (means and deviations of the NEST implementation's `optimized` start).
"""

from math import log, log1p, sqrt
from pathlib import Path

NAMES = ["L23e", "L23i", "L4e", "L4i", "L5e", "L5i", "L6e", "L6i"]
SIZES = [20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948]
# Rows are targets, columns are sources.
PROBABILITIES = [
    [0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0.0, 0.0076, 0.0],
    [0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0.0, 0.0042, 0.0],
    [0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0.0],
    [0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0.0, 0.1057, 0.0],
    [0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0.0],
    [0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0.0],
    [0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252],
    [0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443],
]
EXTERNAL = [1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100]
RATES_HZ = [0.9, 2.8, 4.4, 5.7, 7.1, 8.2, 1.1, 7.8]
START_MV = [-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43]
START_SD_MV = [5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48]
WEIGHT_PA = 87.8
INHIBITION = -4
BACKGROUND_HZ = 8
TAU_SYN_S = 0.5e-3

FOLDER = Path(__file__).resolve().parents[3] / "networks"


def is_doubled(target, source):
    return NAMES[target] == "L23e" and NAMES[source] == "L4e"


def strength(target, source):
    """Of a synapse, in mean excitatory ones."""
    if NAMES[source].endswith("i"):
        return INHIBITION
    return 2 if is_doubled(target, source) else 1


def synapses(target, source):
    probability = PROBABILITIES[target][source]
    return log1p(-probability) / log1p(-1 / (SIZES[target] * SIZES[source]))


def missing_current_pa(target, scale):
    """What the mean input of a neuron lacks once it has `scale` of its inputs with weights of 1 / sqrt(scale)."""
    arrivals = BACKGROUND_HZ * EXTERNAL[target] + sum(
        strength(target, source) * synapses(target, source) / SIZES[target] * RATES_HZ[source]
        for source in range(len(NAMES))
    )
    return (1 - sqrt(scale)) * arrivals * WEIGHT_PA * TAU_SYN_S


def network(scale, name, about, sources):
    full = scale == 1
    lines = [
        "# Written by tests/golden/microcircuit/make.py, which says where each number is from.",
        "synfire: 1",
        f"name: {name}",
        f"about: {about}",
        f"source: {sources}",
        "dt: 0.1 ms",
        "parameters:",
        f"  w: {WEIGHT_PA if full else round(WEIGHT_PA / sqrt(scale), 4)} pA",
        f"  g: {INHIBITION}               # inhibition over excitation",
        "  spread: 0.1          # standard deviation of weights over their mean",
        "models:",
        "  cell:",
        "    equations: |",
        "      dv/dt = (-65*mV - v) / (10*ms) + (current + drive) / (250*pF) : volt (unless refractory)",
        "      dcurrent/dt = -current / (0.5*ms) : amp",
        "    threshold: v > -50*mV",
        "    reset: v = -65*mV",
        "    refractory: 2 ms",
        "    method: exact",
        "    parameters: {drive: 0 pA}",
        "    input: current",
        "populations:",
    ]
    for index, population in enumerate(NAMES):
        drive = "" if full else f", drive: {missing_current_pa(index, scale):.2f} pA"
        start = f"{START_MV[index]}*mV + {START_SD_MV[index]}*mV * randn()"
        size = round(SIZES[index] * scale)
        lines.append(f"  {population}: {{model: cell, size: {size}{drive}, init: {{v: {start}}}}}")
    lines.append("projections:")
    texts = {
        "exc": 'weight: &exc "w * max(0, 1 + spread * randn())", delay: &exc_delay "max(0.1*ms, 1.5*ms + 0.75*ms * randn())"',
        "inh": 'weight: &inh "g * w * max(0, 1 + spread * randn())", delay: &inh_delay "max(0.1*ms, 0.75*ms + 0.375*ms * randn())"',
    }
    for source, sender in enumerate(NAMES):
        for target, receiver in enumerate(NAMES):
            if PROBABILITIES[target][source] == 0:
                continue
            kind = "inh" if sender.endswith("i") else "exc"
            rest = texts[kind]
            texts[kind] = f"weight: *{kind}, delay: *{kind}_delay"
            if is_doubled(target, source):
                rest = 'weight: "2 * w * max(0, 1 + spread * randn())", delay: *exc_delay'
            total = round(synapses(target, source) * scale * scale)
            lines.append(f"  - {{from: {sender}, to: {receiver}, connect: {{total: {total}}}, {rest}}}")
    lines.append("inputs:")
    for index, population in enumerate(NAMES):
        count = round(EXTERNAL[index] * scale)
        lines.append(
            f"  - {{to: {population}, poisson: {{sources: {count}, rate: {BACKGROUND_HZ} Hz}}, weight: w}}"
        )
    lines += ["probes:", f"  - {{spikes: [{', '.join(NAMES)}]}}", "run: {for: 1 s, seed: 1}", ""]
    (FOLDER / f"{name}.yaml").write_text("\n".join(lines))


PAPER = "Potjans & Diesmann (2014), Cereb. Cortex 24:785"
network(
    1,
    "microcircuit",
    "The local circuit under a square millimetre of cortex, all of it - 77,169 neurons in four layers, 0.3 billion synapses.",
    PAPER + ".",
)
network(
    0.1,
    "microcircuit_tenth",
    "A tenth of the neurons of a local cortical circuit, with a tenth of the inputs each, firing at the rates of the whole.",
    PAPER + "; scaled by van Albada, Helias & Diesmann (2015), PLoS Comput. Biol. 11:e1004490.",
)

"""Writes weights.json: how the weights of a thousand Poisson inputs lie after 100 s of STDP, by Brian2.

    python make.py      # needs brian2 (2.10.1 made the file that lies here) and a C++ compiler; takes some minutes

The network is that of networks/bench/stdp.yaml (Song, Miller & Abbott 2000), many times side by side: neurons that share
nothing are as many runs with seeds of their own.
"""

import json
from pathlib import Path

from brian2 import *

RUNS = 40
INPUTS = 1000
BINS = 100
SEED = 1

set_device("cpp_standalone", build_on_run=True, directory=None)
seed(SEED)

taum, taupre, taupost, taue = 10 * ms, 20 * ms, 20 * ms, 5 * ms
Ee, Vt, Vr, El = 0 * mV, -54 * mV, -60 * mV, -74 * mV
gmax = 0.01
Apre = 0.01 * gmax
Apost = -0.0105 * gmax

inputs = PoissonGroup(RUNS * INPUTS, rates=15 * Hz)
cells = NeuronGroup(
    RUNS,
    """
    dv/dt = (ge * (Ee - v) + El - v) / taum : volt
    dge/dt = -ge / taue : 1
    """,
    threshold="v > Vt",
    reset="v = Vr",
    method="euler",
)
cells.v = Vr
plastic = Synapses(
    inputs,
    cells,
    """
    w : 1
    dapre/dt = -apre / taupre : 1 (event-driven)
    dapost/dt = -apost / taupost : 1 (event-driven)
    """,
    on_pre="""
    ge_post += w
    apre += Apre
    w = clip(w + apost, 0, gmax)
    """,
    on_post="""
    apost += Apost
    w = clip(w + apre, 0, gmax)
    """,
)
plastic.connect(j="i // INPUTS")
plastic.w = "rand() * gmax"
spikes = SpikeMonitor(cells)
run(100 * second)

fired = spikes.count[:]
rows = [
    {
        "spikes": int(fired[k]),
        "counts": np.histogram(plastic.w[:][plastic.j[:] == k] / gmax, bins=BINS, range=(0, 1))[0].tolist(),
    }
    for k in range(RUNS)
]
lines = ",\n".join("    " + json.dumps(row, separators=(",", ":")) for row in rows)
Path(__file__).with_name("weights.json").write_text(
    f'{{\n  "inputs": {INPUTS},\n  "bins": {BINS},\n  "runs": [\n{lines}\n  ]\n}}\n'
)

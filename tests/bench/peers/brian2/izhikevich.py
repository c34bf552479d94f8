"""Izhikevich (2003), ten times as many cells with as many synapses on each: 10,000 neurons, p 0.1, steps of 0.5 ms."""

from bench import Bench
from brian2 import *

STEP = 0.5 * ms
PAPER_STEP = 1 * ms
bench = Bench(__doc__, duration=1, size=10_000, step=STEP)
N = bench.args.size
EXCITATORY = N * 4 // 5
PAPER_NEURONS = 1_000
PROBABILITY = min(1, PAPER_NEURONS / N)

# The paper draws the thalamic input once a millisecond; drawn more often, its power stays with this factor.
more_draws = float(np.sqrt(PAPER_STEP / STEP))

cells = NeuronGroup(
    N,
    """
    dv/dt = (0.04 * v**2 + 5 * v + 140 - u + I) / ms : 1
    du/dt = a * (b * v - u) / ms : 1
    I = strength * more_draws * randn() : 1 (constant over dt)
    a : 1 (constant)
    b : 1 (constant)
    c : 1 (constant)
    d : 1 (constant)
    r : 1 (constant)
    strength : 1 (constant)
    """,
    threshold="v >= 30",
    reset="v = c; u += d",
    method="euler",
)
exc_cells, inh_cells = cells[:EXCITATORY], cells[EXCITATORY:]
cells.r = "rand()"
exc_cells.a, exc_cells.b, exc_cells.c, exc_cells.d = 0.02, 0.2, "-65 + 15 * r**2", "8 - 6 * r**2"
inh_cells.a, inh_cells.b, inh_cells.c, inh_cells.d = "0.02 + 0.08 * r", "0.25 - 0.05 * r", -65, 2
exc_cells.strength, inh_cells.strength = 5, 2
cells.v = -65
cells.u = "b * v"

exc = Synapses(exc_cells, cells, "w : 1", on_pre="v_post += w", delay=STEP)
inh = Synapses(inh_cells, cells, "w : 1", on_pre="v_post += w", delay=STEP)
exc.connect(p=PROBABILITY)
inh.connect(p=PROBABILITY)
exc.w = "0.5 * rand()"
inh.w = "-rand()"
spikes = SpikeMonitor(cells)

bench.run(globals(), cells, exc, inh, spikes)
bench.report(spikes=spikes.num_spikes, neurons=N, synapses=len(exc) + len(inh))

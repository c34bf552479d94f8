"""CUBA: Vogels & Abbott (2005); Brette et al. (2007), benchmark 2."""

from bench import Bench
from brian2 import *

bench = Bench(__doc__, duration=1, size=4000)
N = bench.args.size
EXCITATORY = N * 4 // 5

taum, taue, taui = 20 * ms, 5 * ms, 10 * ms
Vt, Vr, El = -50 * mV, -60 * mV, -49 * mV
we, wi = 1.62 * mV, -9 * mV

cells = NeuronGroup(
    N,
    """
    dv/dt = (ge + gi - (v - El)) / taum : volt (unless refractory)
    dge/dt = -ge / taue : volt
    dgi/dt = -gi / taui : volt
    """,
    threshold="v > Vt",
    reset="v = Vr",
    refractory=5 * ms,
    method="exact",
)
cells.v = "Vr + rand() * (Vt - Vr)"

exc = Synapses(cells[:EXCITATORY], cells, on_pre="ge_post += we")
inh = Synapses(cells[EXCITATORY:], cells, on_pre="gi_post += wi")
exc.connect(p=0.02)
inh.connect(p=0.02)
spikes = SpikeMonitor(cells)

bench.run(globals(), cells, exc, inh, spikes)
bench.report(spikes=spikes.num_spikes, neurons=N, synapses=len(exc) + len(inh))

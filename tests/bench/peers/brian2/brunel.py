"""Brunel (2000), with the constants of NEST's example of delta synapses: 12,500 neurons, g 5, eta 2."""

from bench import Bench
from brian2 import *

bench = Bench(__doc__, duration=1)
EXCITATORY, INHIBITORY = 10_000, 2_500
FROM_EXC, FROM_INH = 1_000, 250

J, g, eta = 0.1 * mV, 5, 2
tau, theta, Vr = 20 * ms, 20 * mV, 0 * mV
# The drive of a neuron: as if each of its excitatory synapses had a source of its own.
drive = eta * theta / (J * FROM_EXC * tau)

cells = NeuronGroup(
    EXCITATORY + INHIBITORY,
    "dv/dt = -v / tau : volt (unless refractory)",
    threshold="v > theta",
    reset="v = Vr",
    refractory=2 * ms,
    method="exact",
)
noise = PoissonInput(cells, "v", N=FROM_EXC, rate=drive, weight=J)
exc = Synapses(cells[:EXCITATORY], cells, on_pre="v_post += J", delay=1.5 * ms)
inh = Synapses(cells[EXCITATORY:], cells, on_pre="v_post -= g * J", delay=1.5 * ms)
exc.connect(i="k for k in sample(N_pre, size=FROM_EXC)")
inh.connect(i="k for k in sample(N_pre, size=FROM_INH)")
spikes = SpikeMonitor(cells)

bench.run(globals(), cells, noise, exc, inh, spikes)
bench.report(spikes=spikes.num_spikes, neurons=len(cells), synapses=len(exc) + len(inh))

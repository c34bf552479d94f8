"""NEST's hpc_benchmark at a fifth of its size: 2,250 neurons, 25.3 M synapses, 16.2 M of them plastic; from time zero.

The delay lies in the dendrite, as in NEST: a synapse hears of its source at once and of its target late. Traces are
variables of the neurons: all synapses of a neuron have the same, and this is the quickest way in Brian2.
"""

from math import e

from bench import Bench
from brian2 import *

bench = Bench(__doc__, duration=0.25)
EXCITATORY, INHIBITORY = 1_800, 450
FROM_EXC, FROM_INH = 9_000, 2_250

taum, tausyn, delay = 10 * ms, 0.32582722403722841 * ms, 1.5 * ms
Cm = 250 * pF
theta, Vr, Vmean, Vdeviation = 20 * mV, 0 * mV, 5.7 * mV, 7.2 * mV
psp_peak, psp_rise = 0.14 * mV, 1.700759 * ms
g, eta = -5, 1.685
tauplus, tauminus = 15 * ms, 30 * ms
alpha, learning_rate, mu = 0.0513, 0.1, 0.4

# The potential that an alpha-shaped current of 1 pA leaves in a neuron at rest, at its peak.
b = 1 / tausyn - 1 / taum
slow, fast = exp(-psp_rise / taum), exp(-psp_rise / tausyn)
peak_of_one_pa = pA * e / (tausyn * Cm * b) * ((slow - fast) / b - psp_rise * fast)

w0 = float(psp_peak / peak_of_one_pa)  # in pA, as all weights here
drive = eta * theta * Cm / (taum * tausyn * e * w0 * pA)
kick = pA * e / tausyn

cells = NeuronGroup(
    EXCITATORY + INHIBITORY,
    """
    dv/dt = current / Cm - v / taum : volt (unless refractory)
    dcurrent/dt = rise - current / tausyn : amp
    drise/dt = -rise / tausyn : amp / second
    dkplus/dt = -kplus / tauplus : 1
    dkminus/dt = -kminus / tauminus : 1
    """,
    threshold="v >= theta",
    reset="v = Vr; kplus += 1",
    refractory=0.5 * ms,
    method="exact",
)
cells.v = "Vmean + randn() * Vdeviation"
exc, inh = cells[:EXCITATORY], cells[EXCITATORY:]
noise = PoissonInput(cells, "rise", N=FROM_EXC, rate=drive / FROM_EXC, weight=w0 * kick)

late_trace = Synapses(exc, exc, on_pre="kminus_post += 1", delay=delay)
late_trace.connect(j="i")

exc_exc = Synapses(
    exc,
    exc,
    "w : 1",
    on_pre={"depress": "w = clip(w - learning_rate * alpha * w * kminus_post, 0, inf)", "deliver": "rise_post += w * kick"},
    on_post={"potentiate": "w += learning_rate * w**mu * kplus_pre"},
    delay={"deliver": delay, "potentiate": delay},
)
exc_inh = Synapses(exc, inh, on_pre="rise_post += w0 * kick", delay=delay)
inh_exc = Synapses(inh, exc, on_pre="rise_post += g * w0 * kick", delay=delay)
inh_inh = Synapses(inh, inh, on_pre="rise_post += g * w0 * kick", delay=delay)

NOT_ITSELF = "(j + 1 + int(rand() * (N_pre - 1))) % N_pre for _ in range({})"
ANY = "int(rand() * N_pre) for _ in range({})"
exc_exc.connect(i=NOT_ITSELF.format(FROM_EXC))
exc_inh.connect(i=ANY.format(FROM_EXC))
inh_exc.connect(i=ANY.format(FROM_INH))
inh_inh.connect(i=NOT_ITSELF.format(FROM_INH))
exc_exc.w = w0
spikes = SpikeMonitor(cells)

projections = exc_exc, exc_inh, inh_exc, inh_inh
bench.run(globals(), cells, noise, late_trace, *projections, spikes)
bench.report(spikes=spikes.num_spikes, neurons=len(cells), synapses=int(sum([len(each) for each in projections])))

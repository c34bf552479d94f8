"""COBAHH: Brette et al. (2007), benchmark 3: Hodgkin-Huxley neurons of Traub & Miles, three traces recorded."""

from bench import Bench
from brian2 import *

bench = Bench(__doc__, duration=1, size=4000)
N = bench.args.size
EXCITATORY = N * 4 // 5
TRACES = 3

Cm, gl, gNa, gK = 200 * pF, 10 * nS, 20 * usiemens, 6 * usiemens
El, EK, ENa, VT = -60 * mV, -90 * mV, 50 * mV, -63 * mV
taue, taui = 5 * ms, 10 * ms
Ee, Ei = 0 * mV, -80 * mV
we, wi = 6 * nS, 67 * nS

cells = NeuronGroup(
    N,
    """
    dv/dt = (gl * (El - v) + ge * (Ee - v) + gi * (Ei - v) - gNa * m**3 * h * (v - ENa) - gK * n**4 * (v - EK)) / Cm : volt
    dm/dt = alpha_m * (1 - m) - beta_m * m : 1
    dn/dt = alpha_n * (1 - n) - beta_n * n : 1
    dh/dt = alpha_h * (1 - h) - beta_h * h : 1
    dge/dt = -ge / taue : siemens
    dgi/dt = -gi / taui : siemens
    alpha_m = 0.32 / mV * 4*mV / exprel((13*mV - v + VT) / (4*mV)) / ms : Hz
    beta_m = 0.28 / mV * 5*mV / exprel((v - VT - 40*mV) / (5*mV)) / ms : Hz
    alpha_h = 0.128 * exp((17*mV - v + VT) / (18*mV)) / ms : Hz
    beta_h = 4 / (1 + exp((40*mV - v + VT) / (5*mV))) / ms : Hz
    alpha_n = 0.032 / mV * 5*mV / exprel((15*mV - v + VT) / (5*mV)) / ms : Hz
    beta_n = 0.5 * exp((10*mV - v + VT) / (40*mV)) / ms : Hz
    """,
    threshold="v > -20*mV",
    refractory="v > -20*mV",
    method="exponential_euler",
)
cells.v = "El + (5 * randn() - 5) * mV"
cells.h = 1
cells.ge = "(1.5 * randn() + 4) * 10*nS"
cells.gi = "(12 * randn() + 20) * 10*nS"

exc = Synapses(cells[:EXCITATORY], cells, on_pre="ge_post += we")
inh = Synapses(cells[EXCITATORY:], cells, on_pre="gi_post += wi")
exc.connect(p=0.02)
inh.connect(p=0.02)
spikes = SpikeMonitor(cells)
traces = StateMonitor(cells, "v", record=range(TRACES))

bench.run(globals(), cells, exc, inh, spikes, traces)
bench.report(spikes=spikes.num_spikes, neurons=N, synapses=len(exc) + len(inh))

"""STDP: Song, Miller & Abbott (2000): a thousand Poisson inputs at 15 Hz compete for one neuron."""

from bench import Bench
from brian2 import *

bench = Bench(__doc__, duration=100, size=1000)
N = bench.args.size
BINS = 10

taum, taupre, taupost, taue = 10 * ms, 20 * ms, 20 * ms, 5 * ms
Ee, Vt, Vr, El = 0 * mV, -54 * mV, -60 * mV, -74 * mV
gmax = 0.01
Apre = 0.01 * gmax
Apost = -1.05 * Apre * taupre / taupost

inputs = PoissonGroup(N, rates=15 * Hz)
cell = NeuronGroup(
    1,
    """
    dv/dt = (ge * (Ee - v) + El - v) / taum : volt
    dge/dt = -ge / taue : 1
    """,
    threshold="v > Vt",
    reset="v = Vr",
    method="euler",
)
cell.v = Vr
plastic = Synapses(
    inputs,
    cell,
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
plastic.connect()
plastic.w = "rand() * gmax"
spikes = SpikeMonitor(cell)
input_spikes = SpikeMonitor(inputs)

bench.run(globals(), inputs, cell, plastic, spikes, input_spikes)
counts, _ = np.histogram(plastic.w[:] / gmax, bins=BINS, range=(0, 1))
bench.report(
    spikes=spikes.num_spikes,
    neurons=1,
    synapses=len(plastic),
    inputSpikes=int(input_spikes.num_spikes),
    weightMean=round(float(np.mean(plastic.w[:])) / gmax, 4),
    weightBins=counts.tolist(),
)

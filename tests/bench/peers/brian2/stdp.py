"""STDP: Song, Miller & Abbott (2000): a thousand Poisson inputs at 15 Hz compete for one neuron."""

from bench import Bench
from brian2 import *



def options(parser):
    parser.add_argument("--source", choices=("ticks", "events"), default="ticks", help="when inputs draw")
    parser.add_argument("--alone", action="store_true", help="without synapses: what the sources and the neuron cost")


bench = Bench(__doc__, duration=100, size=1000, options=options)
N = bench.args.size
BINS = 10

taum, taupre, taupost, taue = 10 * ms, 20 * ms, 20 * ms, 5 * ms
Ee, Vt, Vr, El = 0 * mV, -54 * mV, -60 * mV, -74 * mV
gmax = 0.01
Apre = 0.01 * gmax
Apost = -1.05 * Apre * taupre / taupost

rate = 15 * Hz
if bench.args.source == "ticks":
    inputs = PoissonGroup(N, rates=rate)
else:
    inputs = NeuronGroup(N, "next : second", threshold="t >= next", reset="next += -log(1 - rand()) / rate")
    inputs.next = "-log(1 - rand()) / rate"
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

if bench.args.alone:
    bench.run(globals(), inputs, cell, spikes, input_spikes)
    weights = np.array([])
else:
    bench.run(globals(), inputs, cell, plastic, spikes, input_spikes)
    weights = plastic.w[:] / gmax
counts, _ = np.histogram(weights, bins=BINS, range=(0, 1))
bench.report(
    spikes=spikes.num_spikes,
    neurons=1,
    synapses=len(weights),
    inputSpikes=int(input_spikes.num_spikes),
    weightMean=round(float(np.mean(weights)), 4) if len(weights) else None,
    weightBins=counts.tolist(),
)

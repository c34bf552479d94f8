"""Writes run.json: a neuron of NEST's hpc_benchmark, told of the spikes of one plastic and one inhibitory synapse.

    python make.py      # needs nest-simulator (3.10 made the file that lies here)
"""

import json
from pathlib import Path

import numpy as np
import nest

TICKS_PER_MS = 10
TICKS = 4000
# Of the potential that is kept.
EVERY_TICKS = 9
DELAY_MS = 1.5
WEIGHT_PA, INHIBITION = 3000.0, -2
EXC_HZ, INH_HZ = 450.0, 60.0
# No two spikes of one source come closer.
GAP_TICKS = 11

nest.verbosity = nest.VerbosityLevel.ERROR
nest.resolution = 1 / TICKS_PER_MS
draw = np.random.default_rng(1)


def train(rate_hz):
    """Times in ms; the last of them heard of before the end."""
    mean_ticks = 1000 * TICKS_PER_MS / rate_hz
    gaps = GAP_TICKS + draw.exponential(mean_ticks - GAP_TICKS, size=TICKS).astype(int)
    ticks = np.cumsum(gaps)
    return ticks[ticks < TICKS - 100] / TICKS_PER_MS


neuron = nest.Create(
    "iaf_psc_alpha",
    params={
        "E_L": 0.0,
        "V_m": 5.7,
        "V_th": 20.0,
        "V_reset": 0.0,
        "C_m": 250.0,
        "tau_m": 10.0,
        "t_ref": 0.5,
        "tau_syn_ex": 0.32582722403722841,
        "tau_syn_in": 0.32582722403722841,
        "tau_minus": 30.0,
    },
)
# Plastic synapses come from neurons only: these repeat what they are told.
sources = nest.Create("parrot_neuron", 2)
for source, rate_hz in zip(sources, (EXC_HZ, INH_HZ)):
    told = nest.Create("spike_generator", params={"spike_times": train(rate_hz)})
    nest.Connect(told, source, syn_spec={"delay": 1 / TICKS_PER_MS})
rule = {"alpha": 0.0513, "lambda": 0.1, "mu": 0.4, "tau_plus": 15.0, "weight": WEIGHT_PA, "delay": DELAY_MS}
nest.SetDefaults("stdp_pl_synapse_hom_hpc", rule)
nest.Connect(sources[0], neuron, syn_spec={"synapse_model": "stdp_pl_synapse_hom_hpc"})
nest.Connect(sources[1], neuron, syn_spec={"weight": INHIBITION * WEIGHT_PA, "delay": DELAY_MS})
spikes = nest.Create("spike_recorder")
nest.Connect(sources + neuron, spikes)
meter = nest.Create("voltmeter", params={"interval": 1 / TICKS_PER_MS})
nest.Connect(meter, neuron)
nest.Simulate(TICKS / TICKS_PER_MS)


def ticks_of(node):
    times = spikes.events["times"][spikes.events["senders"] == node.global_id]
    return np.sort(np.round(times * TICKS_PER_MS).astype(int)).tolist()


text = {
    "weight": WEIGHT_PA,
    "inhibition": INHIBITION,
    "exc": ticks_of(sources[0]),
    "inh": ticks_of(sources[1]),
    "fired": ticks_of(neuron),
    "everyTicks": EVERY_TICKS,
    "firstTick": round(meter.events["times"][0] * TICKS_PER_MS),
    "mV": meter.events["V_m"][::EVERY_TICKS].tolist(),
}
lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in text.items())
Path(__file__).with_name("run.json").write_text(f"{{\n{lines}\n}}\n")

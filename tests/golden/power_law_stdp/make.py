"""Writes weights.json: what NEST's power-law STDP makes of a weight, given when the two neurons fired.

    python make.py      # needs nest-simulator (3.10 made the file that lies here)

A synapse is brought up to date when its source fires: its weight is that of the source's last spike.
"""

import json
from pathlib import Path

import nest

TICKS_PER_MS = 10
SOURCES, TARGETS = 6, 4
DURATION_MS = 1000.0
DELAY_MS = 1.5
WEIGHT_PA = 45.6
# Some seventy spikes each, so that what a synapse hears of both its ends sometimes comes at once.
NOISE_HZ, NOISE_PA = 10000.0, 70.0

nest.verbosity = nest.VerbosityLevel.ERROR
nest.resolution = 1 / TICKS_PER_MS
nest.rng_seed = 1

neuron = {
    "E_L": 0.0,
    "V_m": 0.0,
    "V_th": 20.0,
    "V_reset": 0.0,
    "C_m": 250.0,
    "tau_m": 10.0,
    "t_ref": 0.5,
    "tau_syn_ex": 0.3258,
    "tau_minus": 30.0,
}
cells = nest.Create("iaf_psc_alpha", SOURCES + TARGETS, neuron)
noise = nest.Create("poisson_generator", params={"rate": NOISE_HZ})
recorder = nest.Create("spike_recorder")
rule = {"alpha": 0.0513, "lambda": 0.1, "mu": 0.4, "tau_plus": 15.0, "weight": WEIGHT_PA, "delay": DELAY_MS}
nest.SetDefaults("stdp_pl_synapse_hom_hpc", rule)
nest.Connect(cells[:SOURCES], cells[SOURCES:], syn_spec={"synapse_model": "stdp_pl_synapse_hom_hpc"})
nest.Connect(noise, cells, syn_spec={"weight": NOISE_PA})
nest.Connect(cells, recorder)
nest.Simulate(DURATION_MS)

trains = {node: [] for node in cells.tolist()}
for node, time in zip(recorder.events["senders"], recorder.events["times"]):
    trains[int(node)].append(round(float(time) * TICKS_PER_MS))
synapses = nest.GetConnections(synapse_model="stdp_pl_synapse_hom_hpc").get(["source", "target", "weight"])
rows = [
    {"pre": sorted(trains[source]), "post": sorted(trains[target]), "weight": weight}
    for source, target, weight in zip(synapses["source"], synapses["target"], synapses["weight"])
]
lines = ",\n".join("    " + json.dumps(row, separators=(",", ":")) for row in rows)
Path(__file__).with_name("weights.json").write_text(
    f'{{\n  "delayTicks": {round(DELAY_MS * TICKS_PER_MS)},\n  "initial": {WEIGHT_PA},\n  "synapses": [\n{lines}\n  ]\n}}\n'
)

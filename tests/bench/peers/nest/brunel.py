"""Brunel (2000), with the constants of NEST's example of delta synapses: 12,500 neurons, g 5, eta 2."""

from bench import Bench, nest

bench = Bench(__doc__, duration=1)
EXCITATORY, INHIBITORY = 10_000, 2_500
FROM_EXC, FROM_INH = 1_000, 250
J, G, ETA = 0.1, 5.0, 2.0  # mV, 1, 1
DELAY, TAU, REFRACTORY = 1.5, 20.0, 2.0  # ms
THETA, V_RESET = 20.0, 0.0  # mV
HZ_PER_KHZ = 1000

# The drive of a neuron: as if each of its excitatory synapses had a source of its own.
drive = ETA * THETA / (J * FROM_EXC * TAU) * FROM_EXC * HZ_PER_KHZ

cell = {"C_m": 1.0, "tau_m": TAU, "t_ref": REFRACTORY, "E_L": 0.0, "V_reset": V_RESET, "V_m": 0.0, "V_th": THETA}
cells = nest.Create("iaf_psc_delta", EXCITATORY + INHIBITORY, cell)
exc, inh = cells[:EXCITATORY], cells[EXCITATORY:]
noise = nest.Create("poisson_generator", params={"rate": drive})

nest.Connect(exc, cells, {"rule": "fixed_indegree", "indegree": FROM_EXC}, {"weight": J, "delay": DELAY})
nest.Connect(inh, cells, {"rule": "fixed_indegree", "indegree": FROM_INH}, {"weight": -G * J, "delay": DELAY})
synapses = nest.num_connections
nest.Connect(noise, cells, syn_spec={"weight": J, "delay": DELAY})
bench.record(cells)

bench.run()
bench.report(synapses=synapses)

"""NEST's hpc_benchmark at a fifth of its size: 2,250 neurons, 25.3 M synapses, 16.2 M of them plastic; from time zero."""

from math import e, exp

from bench import Bench, nest

bench = Bench(__doc__, duration=0.25)
EXCITATORY, INHIBITORY = 1_800, 450
FROM_EXC, FROM_INH = 9_000, 2_250

TAU_M, TAU_SYN, REFRACTORY, DELAY = 10.0, 0.32582722403722841, 0.5, 1.5  # ms
C_M = 250.0  # pF
THETA, V_RESET, V_MEAN, V_DEVIATION = 20.0, 0.0, 5.7, 7.2  # mV
PSP_PEAK, PSP_RISE = 0.14, 1.700759  # mV, ms
G, ETA = -5.0, 1.685
TAU_PLUS, TAU_MINUS, ALPHA, LAMBDA, MU = 15.0, 30.0, 0.0513, 0.1, 0.4
HZ_PER_KHZ = 1000


def peak_of_one_pa():
    """mV at the peak of the potential that an alpha-shaped current of 1 pA leaves in a neuron at rest."""
    b = 1 / TAU_SYN - 1 / TAU_M
    slow, fast = exp(-PSP_RISE / TAU_M), exp(-PSP_RISE / TAU_SYN)
    return e / (TAU_SYN * C_M * b) * ((slow - fast) / b - PSP_RISE * fast)


weight = PSP_PEAK / peak_of_one_pa()
drive = ETA * THETA * C_M / (TAU_M * TAU_SYN * e * weight) * HZ_PER_KHZ

cell = {
    "E_L": 0.0,
    "C_m": C_M,
    "tau_m": TAU_M,
    "t_ref": REFRACTORY,
    "V_th": THETA,
    "V_reset": V_RESET,
    "tau_syn_ex": TAU_SYN,
    "tau_syn_in": TAU_SYN,
    "tau_minus": TAU_MINUS,
    "V_m": nest.random.normal(V_MEAN, V_DEVIATION),
}
cells = nest.Create("iaf_psc_alpha", EXCITATORY + INHIBITORY, cell)
exc, inh = cells[:EXCITATORY], cells[EXCITATORY:]
noise = nest.Create("poisson_generator", params={"rate": drive})

nest.SetDefaults("static_synapse_hpc", {"delay": DELAY})
nest.CopyModel("static_synapse_hpc", "from_exc", {"weight": weight})
nest.CopyModel("static_synapse_hpc", "from_inh", {"weight": G * weight})
plasticity = {"alpha": ALPHA, "lambda": LAMBDA, "mu": MU, "tau_plus": TAU_PLUS, "weight": weight, "delay": DELAY}
nest.SetDefaults("stdp_pl_synapse_hom_hpc", plasticity)


def connect(sources, targets, in_degree, synapse):
    rule = {"rule": "fixed_indegree", "indegree": in_degree, "allow_autapses": False, "allow_multapses": True}
    nest.Connect(sources, targets, rule, {"synapse_model": synapse})


connect(exc, exc, FROM_EXC, "stdp_pl_synapse_hom_hpc")
connect(inh, exc, FROM_INH, "from_inh")
connect(exc, inh, FROM_EXC, "from_exc")
connect(inh, inh, FROM_INH, "from_inh")
synapses = nest.num_connections
nest.Connect(noise, cells, "all_to_all", "from_exc")
bench.record(cells)

bench.run()
bench.report(synapses=synapses, weightPa=weight, driveHz=drive)

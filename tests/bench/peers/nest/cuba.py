"""CUBA: Vogels & Abbott (2005); Brette et al. (2007), benchmark 2. The delay is NEST's smallest, one step."""

from bench import STEP_MS, Bench, nest

bench = Bench(__doc__, duration=1, size=4000)
N = bench.args.size
EXCITATORY = N * 4 // 5

TAU_M, TAU_E, TAU_I, REFRACTORY = 20.0, 5.0, 10.0, 5.0  # ms
V_THRESHOLD, V_RESET, E_LEAK = -50.0, -60.0, -49.0  # mV
W_EXC, W_INH = 1.62, -9.0  # mV
PROBABILITY = 0.02

cells = nest.Create(
    "iaf_psc_exp",
    N,
    {
        "tau_m": TAU_M,
        "C_m": TAU_M,  # 1 pA is then 1 mV, and currents have the figures of the paper's voltages
        "tau_syn_ex": TAU_E,
        "tau_syn_in": TAU_I,
        "t_ref": REFRACTORY,
        "V_th": V_THRESHOLD,
        "V_reset": V_RESET,
        "E_L": E_LEAK,
        "V_m": nest.random.uniform(V_RESET, V_THRESHOLD),
    },
)
at_random = {"rule": "pairwise_bernoulli", "p": PROBABILITY}
nest.Connect(cells[:EXCITATORY], cells, at_random, {"weight": W_EXC, "delay": STEP_MS})
nest.Connect(cells[EXCITATORY:], cells, at_random, {"weight": W_INH, "delay": STEP_MS})
synapses = nest.num_connections
bench.record(cells)

bench.run()
bench.report(synapses=synapses)

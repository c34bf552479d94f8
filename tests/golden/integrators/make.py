"""
Records what Brian2 makes of systems of equations: which method it chooses, and the state after each of 100 steps.

It takes the abstract code of Brian2's own state updater and runs it statement by statement in f64. White noise is given
(the same normal numbers are in the file), so that stochastic methods can be compared too. Variables that are
`unless refractory` keep their value while `not_refractory` is false, as in Brian2's generated code.

    python make.py > cases.json          (Brian2 2.9.0)
"""
import json
import math
import random
import re
import sys

from brian2 import NeuronGroup, Quantity, get_unit, mV, ms, nS, pF
import numpy as np
from brian2.units.allunits import all_units

DT = 1e-4
STEPS = 100
DEFAULT = ("exact", "euler", "heun")

NOISE = random.Random(11)
NORMALS = [[NOISE.gauss(0, 1) for _ in range(2)] for _ in range(STEPS)]


def timestep(t, dt):
    return math.floor((t + 1e-3 * dt) / dt)


FUNCTIONS = {
    "exp": np.exp, "sin": np.sin, "cos": np.cos, "sqrt": np.sqrt, "int": int, "timestep": timestep, "pi": np.pi,
    "exprel": lambda x: np.expm1(x) / x if x else 1.0,
}
UNITS = {str(u): float(u) for u in all_units}

UNIT_NAMES = {"s": "second", "V": "volt", "S": "siemens", "F": "farad", "rad": "1"}


def abstract_code(equations, method, refractory, parameters):
    group = NeuronGroup(
        1, equations, method=method or DEFAULT, threshold="False", reset="",
        refractory=refractory or False, namespace=dict(parameters),
    )
    group.before_run({})
    if method is not None:
        group.state_updater.update_abstract_code({})
        return method, group.state_updater.abstract_code
    for candidate in DEFAULT:
        group.state_updater.method_choice = candidate
        try:
            group.state_updater.update_abstract_code({})
        except Exception as problem:
            if type(problem).__name__ != "UnsupportedEquationsException":
                raise
        else:
            return candidate, group.state_updater.abstract_code
    raise AssertionError(equations)


def run(code, state, frozen, parameters):
    names = {**UNITS, **FUNCTIONS, **{k: np.float64(v) for k, v in parameters.items()}, "dt": np.float64(DT)}
    lines = [line.strip().split(" = ", 1) for line in code.strip().split("\n")]
    noises = sorted({target for target, value in lines if "randn()" in value})
    record = []
    for tick in range(STEPS):
        names["t"] = np.float64(tick * DT)
        for target, value in lines:
            if target in noises:
                value = value.replace("randn()", repr(NORMALS[tick][noises.index(target)]))
            if target in frozen and not state["not_refractory"]:
                continue
            result = eval(value, {"__builtins__": {}}, {**names, **state})
            (state if target in state else names)[target] = result
        record.append({k: float(v) for k, v in state.items()})
    return record


def case(name, equations, init, methods=(None,), refractory=None, **parameters):
    for method in methods:
        values = {k: v if isinstance(v, Quantity) else Quantity(v) for k, v in parameters.items()}
        chosen, code = abstract_code(equations, method, refractory, values)
        state = {k: np.float64(v) for k, v in init.items()}
        frozen = set(re.findall(r"d(\w+)/dt[^\n]*unless refractory", equations)) if refractory else set()
        if refractory:
            state.update({"lastspike": -2e-3, "not_refractory": True})
        start = dict(state)
        record = run(code, state, frozen, values)
        if any(np.isnan(list(after.values())).any() for after in record):
            print(name, chosen, "is not a number in Brian2:\n", code, file=sys.stderr)
            continue
        keep = [1, 2, 10, 40, 100]
        yield {
            "name": name,
            "equations": equations,
            "refractory": refractory,
            "method": method,
            "chosen": chosen,
            "parameters": {k: f"{float(v)!r}*{UNIT_NAMES[str(get_unit(v.dim))]}" for k, v in values.items()},
            "start": {k: float(v) for k, v in start.items()},
            "after": [{"steps": n, **record[n - 1]} for n in keep],
        }


SMOOTH = ("euler", "rk2", "rk4", "exponential_euler")
ALL = [
    case("leaky", "dv/dt = (El - v + I)/tau : volt\nI : volt", {"v": -0.06, "I": 0.004},
         (None, *SMOOTH, "heun", "milstein"), tau=10 * ms, El=-65 * mV),
    case("cuba", "dv/dt = (ge + gi - (v - El))/taum : volt (unless refractory)\ndge/dt = -ge/taue : volt\ndgi/dt = -gi/taui : volt",
         {"v": -0.055, "ge": 0.004, "gi": -0.009}, (None, *SMOOTH), "5*ms",
         taum=20 * ms, taue=5 * ms, taui=10 * ms, El=-49 * mV),
    case("chain", "dv/dt = (g - v)/tau : 1\ndg/dt = (h - g)/rise : 1\ndh/dt = -h/decay : 1",
         {"v": 0.1, "g": 0.2, "h": 1.0}, (None, "rk4"), tau=20 * ms, rise=2 * ms, decay=5 * ms),
    case("alpha", "dv/dt = (g - v)/tau : 1\ndg/dt = (h - g)/taus : 1\ndh/dt = -h/taus : 1",
         {"v": 0.1, "g": 0.2, "h": 1.0}, (None,), tau=20 * ms, taus=5 * ms),
    case("alpha of each", "dv/dt = (g - v)/tau : 1\ndg/dt = (h - g)/taus : 1\ndh/dt = -h/taus : 1\ntau : second",
         {"v": 0.1, "g": 0.2, "h": 1.0, "tau": 0.017}, (None,), taus=5 * ms),
    case("currents", "dv/dt = (gL*(EL - v) + I + I0)/C : volt\ndI/dt = -I/tau : amp\nI0 : amp",
         {"v": -0.065, "I": 4e-10, "I0": 1e-10}, (None, *SMOOTH), C=281 * pF, gL=30 * nS, EL=-70.6 * mV, tau=5 * ms),
    case("rotation", "dv/dt = -w*100*Hz - v*20*Hz : 1\ndw/dt = v*100*Hz - w*20*Hz : 1", {"v": 1.0, "w": 0.0}, (None, "rk4")),
    case("adaptation", "dv/dt = (0.3 - v - w)/tau : 1\ndw/dt = (a*v - w)/tauw : 1", {"v": 0.7, "w": 0.1}, (None,),
         tau=10 * ms, tauw=100 * ms, a=0.5),
    case("membrane of each", "dv/dt = (g - v)/tau : 1\ndg/dt = -g/taus : 1\ntau : second", {"v": 0.3, "g": 1.0, "tau": 0.013},
         (None, *SMOOTH), taus=5 * ms),
    case("held", "dv/dt = (2 - v)/tau : 1 (unless refractory)\ndw/dt = (v - w)/tauw : 1", {"v": 0.5, "w": 0.1},
         (None, *SMOOTH), "5*ms", tau=10 * ms, tauw=30 * ms),
    case("held by condition", "dv/dt = (2 - v)/tau : 1 (unless refractory)\ndw/dt = (v - w)/tauw : 1", {"v": 0.5, "w": 0.1},
         (None, "rk2"), "v > 0.9", tau=10 * ms, tauw=30 * ms),
    case("integrator", "dv/dt = f : 1\nf : Hz", {"v": 0.5, "f": 12.0}),
    case("integrator beside", "dv/dt = -v/tau : 1\ndx/dt = v*f : 1\nf : Hz", {"v": 0.5, "x": 0.0, "f": 12.0}, tau=10 * ms),
    case("forced", "dv/dt = (sin(2*pi*50*Hz*t) - v)/tau : 1", {"v": 0.2}, (None, *SMOOTH, "heun"), tau=10 * ms),
    case("fitzhugh", "dv/dt = (v - v**3/3 - w + I)/tau : 1\ndw/dt = 0.08*(v + 0.7 - 0.8*w)/tau : 1\nI : 1",
         {"v": -0.4, "w": 0.3, "I": 0.5}, (None, "euler", "rk2", "rk4", "heun", "milstein"), tau=1 * ms),
    case("izhikevich", "dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1\ndu/dt = a*(b*v - u)/ms : 1\nI : 1",
         {"v": -65.0, "u": -13.0, "I": 3.0}, (None, "rk4"), a=0.02, b=0.2),
    case("gate", """dm/dt = alpha*(1 - m) - beta*m : 1
alpha = 0.32*4*exprel((13 - v)/4)/ms : Hz
beta = 0.28*(v - 40)/(exp((v - 40)/5) - 1)/ms : Hz
dv/dt = (g*m**3*(115 - v) - 0.3*v)/ms : 1""", {"m": 0.05, "v": 5.0}, (None, "exponential_euler", "rk4"), g=1.2),
    case("conditions", "dv/dt = (drive - v)/tau : 1\ndrive = int(v > 0.5)*0.2 + int(not (v > 0.5) and t > 2*ms)*0.9 : 1",
         {"v": 0.7}, (None, "rk2"), tau=5 * ms),
    case("additive noise", "dv/dt = -v/tau + sigma*sqrt(2/tau)*xi : 1", {"v": 0.2}, (None, "heun", "milstein"),
         tau=10 * ms, sigma=0.3),
    case("multiplied noise", "dv/dt = -v/tau + sigma*v*xi/sqrt(tau) : 1", {"v": 0.9}, (None, "milstein"), tau=10 * ms, sigma=0.4),
    case("two noises", "dv/dt = (w - v)/tau + 0.4*v*xi_a/sqrt(tau) + 0.2*w*xi_b/sqrt(tau) : 1\ndw/dt = -w/tau + 0.3*v*xi_b/sqrt(tau) : 1",
         {"v": 0.9, "w": 0.4}, (None,), tau=10 * ms),
    case("noise of time", "dv/dt = -v/tau + (1 + sin(2*pi*30*Hz*t))*xi/sqrt(tau) : 1", {"v": 0.9}, (None, "milstein"), tau=10 * ms),
    case("held noise", "dv/dt = -v/tau + 0.5*v*xi_a/sqrt(tau) : 1 (unless refractory)\ndw/dt = (v - w)/tau + 0.2*v*w*xi_b/sqrt(tau) : 1",
         {"v": 0.9, "w": 0.4}, (None, "milstein"), "5*ms", tau=10 * ms),
]

json.dump({"dt": DT, "normals": NORMALS, "cases": [c for cases in ALL for c in cases]}, sys.stdout, indent=1)

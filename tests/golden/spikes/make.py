"""Runs every golden network with Brian2 and stores what it did.

    pip install "brian2==2.9.0" "numpy<2.3" pyyaml
    python make.py [NAME ...]

Each folder beside this script holds a `network.yaml` in our format. Its equations, thresholds, resets and synapse
texts are handed to Brian2 as they stand, so both simulators read the same words. Written: `spikes.json`, with
the spikes of every population and the final value of every column.
"""

import json
import re
import sys
from pathlib import Path

import numpy
import yaml
import brian2
from brian2 import (
    Network,
    NeuronGroup,
    SpikeGeneratorGroup,
    SpikeMonitor,
    Synapses,
    defaultclock,
    prefs,
    second,
)

HERE = Path(__file__).parent
NUMBER_AND_UNIT = re.compile(r"(\d\.?) +([A-Za-z])")


def text(value):
    """`5 ms` means `5 * ms`."""
    return NUMBER_AND_UNIT.sub(r"\1*\2", str(value))


def quantity(value, names):
    units = {name: getattr(brian2, name) for name in dir(brian2)} | {"s": second}
    return eval(text(value), units, names)


def constants(texts):
    """Parameters may name each other in any order."""
    known, waiting = {}, list(texts.items())
    while waiting:
        name, value = waiting.pop(0)
        try:
            known[name] = quantity(value, known)
        except NameError:
            waiting.append((name, value))
    return known


def initialise(group, init, names):
    for variable, value in init.items():
        if isinstance(value, dict):
            values = [quantity(one, names) for one in value["values"]]
            unit = group.variables[variable].dim
            setattr(group, variable, brian2.Quantity([float(v) for v in values], dim=unit))
        elif isinstance(value, (bool, int, float)):
            setattr(group, variable, value)
        else:
            setattr(group, variable, text(value))


def population(name, described, models, names):
    if described["model"] == "spikes":
        indices = [pair[0] for pair in described["at"]]
        times = [float(quantity(pair[1], names)) for pair in described["at"]]
        return SpikeGeneratorGroup(described["size"], indices, times * second, name=name)
    model = models[described["model"]]
    options = {}
    if "refractory" in model:
        options["refractory"] = text(model["refractory"])
    if "method" in model:
        options["method"] = model["method"]
    return NeuronGroup(
        described["size"],
        model["equations"],
        threshold=model.get("threshold"),
        reset=model.get("reset"),
        namespace=names,
        name=name,
        **options,
    )


def connect(synapses, pattern):
    if pattern == "all":
        synapses.connect()
    elif pattern == "one_to_one":
        synapses.connect(j="i")
    elif "pairs" in pattern:
        pairs = pattern["pairs"]
        synapses.connect(i=[pair[0] for pair in pairs], j=[pair[1] for pair in pairs])
    elif "all" in pattern:
        synapses.connect(condition=pattern["all"]["where"])
    elif list(pattern) == ["where"]:
        synapses.connect(condition=pattern["where"])
    elif "probability" in pattern:
        synapses.connect(condition=pattern["where"], p=pattern["probability"])
    else:
        raise ValueError(f"not a pattern for golden data: {pattern}")


def projection(number, described, target, groups, names):
    synapse = described.get("synapse", described)
    options = {"method": synapse["method"]} if "method" in synapse else {}
    synapses = Synapses(
        groups[described["from"]],
        groups[target],
        synapse.get("equations", ""),
        on_pre=synapse.get("on_pre"),
        on_post=synapse.get("on_post"),
        namespace=names,
        name=f"projection_{number:03d}",
        **options,
    )
    connect(synapses, described["connect"])
    initialise(synapses, described.get("init", {}), names)
    delay = described.get("delay")
    if isinstance(delay, dict):
        synapses.delay = [float(quantity(one, names)) for one in delay["values"]] * second
    elif delay is not None:
        synapses.delay = text(delay)
    return synapses


def columns(group):
    """Every array variable that a model's text declares, as plain numbers."""
    declared = group.equations.names if getattr(group, "equations", None) is not None else []
    # What is constant over dt is renewed as a tick begins: after the last, Brian2 still has that of the last.
    renewed = getattr(group, "subexpression_updater", None)
    held = re.findall(r"^(\w+) =", renewed.abstract_code, re.MULTILINE) if renewed is not None else []
    declared = [name for name in declared if name not in held]
    declared = [name for name in declared if not name.startswith("_") and name != "delay"]
    found = {}
    for name in sorted(declared):
        variable = group.variables[name]
        if isinstance(variable, brian2.core.variables.ArrayVariable) and name != "lastspike":
            found[name] = [float(value) for value in numpy.atleast_1d(variable.get_value())]
    return found


def make(folder):
    file = yaml.safe_load((folder / "network.yaml").read_text())
    brian2.start_scope()
    defaultclock.dt = quantity(file["dt"], {})
    names = constants(file.get("parameters", {}))
    groups = {
        name: population(name, described, file["models"], names)
        for name, described in file["populations"].items()
    }
    for name, described in file["populations"].items():
        initialise(groups[name], described.get("init", {}), names)
    synapses = []
    for described in file.get("projections", []):
        targets = described["to"]
        for target in targets if isinstance(targets, list) else [targets]:
            synapses.append(projection(len(synapses), described, target, groups, names))
    monitors = {name: SpikeMonitor(group) for name, group in groups.items()}
    network = Network(*groups.values(), *synapses, *monitors.values())
    network.run(quantity(file["run"]["for"], names))

    dt = float(defaultclock.dt)
    result = {
        "made_by": {"brian2": brian2.__version__, "numpy": numpy.__version__},
        "ticks": int(defaultclock.timestep[:]),
        "spikes": {},
        "populations": {name: columns(group) for name, group in groups.items()},
        "projections": [columns(one) for one in synapses],
    }
    for name, monitor in monitors.items():
        result["spikes"][name] = {
            "ticks": [int(round(time / dt)) for time in numpy.asarray(monitor.t)],
            "neurons": [int(index) for index in monitor.i],
        }
    (folder / "spikes.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")
    counts = {name: len(spikes["ticks"]) for name, spikes in result["spikes"].items()}
    print(folder.name, counts, flush=True)


prefs.codegen.target = "numpy"
wanted = sys.argv[1:]
for network in sorted(HERE.glob("*/network.yaml")):
    if not wanted or network.parent.name in wanted:
        make(network.parent)

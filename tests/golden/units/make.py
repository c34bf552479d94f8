"""Stores the name, scale and dimension of every unit that Brian2 knows in equations.

    pip install "brian2==2.9.0" "numpy<2.3"
    python make.py

Written: `units.json`, scales by name under the exponents of metre, kilogram, second, ampere, kelvin, mole, candela.
"""

import json
from pathlib import Path

from brian2.core.namespace import DEFAULT_UNITS

by_dimension = {}
for name, unit in sorted(DEFAULT_UNITS.items()):
    exponents = ",".join(f"{exponent:g}" for exponent in unit.dim._dims)
    by_dimension.setdefault(exponents, {})[name] = float(unit)

lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(units)}" for key, units in sorted(by_dimension.items()))
Path(__file__).with_name("units.json").write_text(f"{{\n{lines}\n}}\n")

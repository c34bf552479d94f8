"""Correctly rounded values of elementary functions, for tests/numeric.

    pip install mpmath
    python make.py            # writes values.json beside itself

Arguments and values are written as the sixteen hexadecimal digits of an f64, most significant first.
"""
import json
import random
import struct
from pathlib import Path

from mpmath import mp, mpf
import mpmath

mp.prec = 300
random.seed(20261121)
COUNT = 300


def bits(x):
    return struct.pack(">d", x).hex()


def uniform(low, high, count=COUNT):
    return [random.uniform(low, high) for _ in range(count)]


def spread(lowest, highest, count=COUNT, signed=True):
    values = [10 ** random.uniform(lowest, highest) for _ in range(count)]
    return [random.choice((-1, 1)) * v for v in values] if signed else values


def near(points, count=COUNT):
    return [random.choice(points) * (1 + random.uniform(-1, 1) * 10 ** random.uniform(-16, -2)) for _ in range(count)]


LN2 = 0.6931471805599453
PI = 3.141592653589793
ONE = {
    "exp": (mpmath.exp, uniform(-745, 709.7) + uniform(-1, 1) + near([k * LN2 / 2 for k in range(-9, 10)]) + spread(-300, -1)),
    "expm1": (mpmath.expm1, uniform(-40, 709) + uniform(-1, 1) + near([k * LN2 / 2 for k in range(-9, 10)]) + spread(-300, -1)),
    "exprel": (lambda x: mpmath.expm1(x) / x, uniform(-40, 709) + uniform(-1, 1) + spread(-300, -1)),
    "log": (mpmath.log, spread(-307, 308, signed=False) + uniform(0.4, 2.5) + near([1, 0.5, 2, 2**0.5, 0.5**0.5])),
    "log1p": (mpmath.log1p, spread(-300, 308, signed=False) + uniform(-0.999, 2) + spread(-20, -0.01)),
    "log2": (lambda x: mpmath.log(x) / mpmath.log(2), spread(-307, 308, signed=False) + uniform(0.4, 2.5) + near([1, 0.5, 2])),
    "log10": (mpmath.log10, spread(-307, 308, signed=False) + uniform(0.4, 2.5) + near([1, 10, 100])),
    "tanh": (mpmath.tanh, uniform(-22, 22) + uniform(-1, 1) + spread(-300, -1)),
    "sinh": (mpmath.sinh, uniform(-710, 710) + uniform(-1, 1) + spread(-300, -1)),
    "cosh": (mpmath.cosh, uniform(-710, 710) + uniform(-1, 1) + spread(-300, -1)),
    "sin": (mpmath.sin, uniform(-10, 10) + uniform(-1e6, 1e6) + spread(6, 308) + near([k * PI / 4 for k in range(-40, 41) if k]) + spread(-300, -1)),
    "cos": (mpmath.cos, uniform(-10, 10) + uniform(-1e6, 1e6) + spread(6, 308) + near([k * PI / 4 for k in range(-40, 41) if k])),
    "tan": (mpmath.tan, uniform(-10, 10) + uniform(-1e6, 1e6) + spread(6, 308) + near([k * PI / 4 for k in range(-40, 41) if k])),
    "asin": (mpmath.asin, uniform(-1, 1) + spread(-300, -1) + [s * (1 - 10 ** random.uniform(-16, -1)) for s in (-1, 1) for _ in range(50)]),
    "acos": (mpmath.acos, uniform(-1, 1) + [s * (1 - 10 ** random.uniform(-16, -1)) for s in (-1, 1) for _ in range(50)]),
    "atan": (mpmath.atan, uniform(-3, 3) + spread(-300, 300)),
}
TWO = {
    "atan2": (mpmath.atan2, [(a, b) for a, b in zip(spread(-3, 3), spread(-3, 3))] + [(a, b) for a, b in zip(spread(-300, 300), spread(-300, 300))]),
    "pow": (mpmath.power, [(a, b) for a, b in zip(spread(-3, 3, 600, False), uniform(-30, 30, 600))]
            + [(a, random.choice((2, 3, 4, 5, 7, -2, -3, 0.5, 1.5))) for a in spread(-20, 20, 300, False)]
            + [(a, b) for a, b in zip(uniform(0.9, 1.1), spread(2, 4))]
            + [(a, float(random.randint(-9, 9))) for a in uniform(-20, 20)]),
}

if __name__ == "__main__":
    table = {}
    for name, (function, arguments) in ONE.items():
        table[name] = [[bits(x), bits(float(function(mpf(x))))] for x in arguments]
    for name, (function, arguments) in TWO.items():
        table[name] = [[bits(a), bits(b), bits(float(function(mpf(a), mpf(b))))] for a, b in arguments]
    path = Path(__file__).with_name("values.json")
    path.write_text("{\n" + ",\n".join(f'"{name}": {json.dumps(rows, separators=(",", ":"))}' for name, rows in table.items()) + "\n}\n")

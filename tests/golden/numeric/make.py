"""True values of the elementary functions, for tests/numeric.

    pip install mpmath==1.3.0
    python make.py            # writes values.json beside itself

A row is [arguments..., value, rest]: arguments and value, which is correctly rounded, as the sixteen hexadecimal digits of
an f64, most significant first; rest is what the true value has more, in thousandths of a unit in the last place.
"""

import json
import math
import random
import struct
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.prec = 1400
random.seed(20261121)
COUNT = 80
LN2 = math.log(2)
PI = math.pi


def bits(x):
    return struct.pack(">d", x).hex()


def uniform(low, high, count=COUNT):
    return [random.uniform(low, high) for _ in range(count)]


def spread(lowest, highest, count=COUNT):
    """Of either sign, sizes between two powers of two."""
    return [random.choice((-1, 1)) * 2 ** random.uniform(lowest, highest) for _ in range(count)]


def positive(lowest, highest, count=COUNT):
    return [abs(x) for x in spread(lowest, highest, count)]


def near(points, count=COUNT):
    """Close to where the way of computing changes, on either side, as close as the next number."""
    return [random.choice(points) * (1 + random.choice((-1, 1)) * 2 ** random.uniform(-52, -4)) for _ in range(count)]


BREAKS = [k * LN2 / 2 for k in range(-9, 10) if k]
QUARTERS = [k * PI / 4 for k in range(-40, 41) if k]
ROOTS = [0.5, 1.0, 2.0, 2**0.5, 0.5**0.5]
# The multiple of a power of two that comes closest to a multiple of pi/2.
CLOSEST_TO_QUARTER = float(6381956970095103 * 2**797)
ANGLES = (
    uniform(-10, 10) + uniform(-1e6, 1e6) + spread(20, 1023, 200) + near(QUARTERS) + near([1e6, -1e6])
    + spread(-300, -1) + [CLOSEST_TO_QUARTER, 1.7976931348623157e308, 1e22]
)

# After the ranges, the arguments for which a search through some millions found the largest errors.
ONE = {
    "exp": (mpmath.exp, uniform(-708, 709.7) + uniform(-1, 1) + near(BREAKS) + spread(-100, -1)
            + [0.37616887404047517, -25.99284430983106, 25.32600052665117]),
    "expm1": (mpmath.expm1, uniform(-40, 709) + uniform(-1, 1) + near(BREAKS) + spread(-100, -1)
              + [0.35633443798087616, 0.38777314166876753, 0.3501461982445077]),
    "exprel": (lambda x: mpmath.expm1(x) / x, uniform(-40, 709.7) + uniform(-1, 1) + uniform(690, 709.7) + spread(-100, -1)
               + [1.0990308096860437, 1.1406290164096105, -0.3652961144705209]),
    "exprelInverse": (lambda x: x / mpmath.expm1(x), uniform(-40, 709) + uniform(-1, 1) + near(BREAKS) + spread(-100, -1)
                      + [0.36566316354157813, 0.34868699539599285, 0.38777314166876753]),
    "log": (mpmath.log, positive(-1074, 1024) + uniform(0.4, 2.5) + near(ROOTS)
            + [0.6891755825541851, 1.3948767412480771, 1.4039791324164095]),
    "log1p": (mpmath.log1p, positive(-60, 1000) + uniform(-0.999, 2) + spread(-60, -0.01)
              + [1.803701967303925e-16, 1.8030315130472911e-16, -1.8019772087043284e-16]),
    "log2": (lambda x: mpmath.log(x) / mpmath.log(2), positive(-1074, 1024) + uniform(0.4, 2.5) + near(ROOTS)
             + [1.383021005690867, 1.4040678736916217, 1.3984721652500456]),
    "log10": (mpmath.log10, positive(-1074, 1024) + uniform(0.4, 2.5) + near([*ROOTS, 10.0, 100.0])
              + [1.306399321878535, 0.7022591712514784, 1.3234320123264387]),
    "tanh": (mpmath.tanh, uniform(-22, 22) + uniform(-1, 1) + near([0.625]) + spread(-100, -1)
             + [0.6311677512193784, 0.6340488791337267, 0.6403223819123866]),
    "sinh": (mpmath.sinh, uniform(-710.4, 710.4) + uniform(-2, 2) + near([1.0]) + spread(-100, -1)
             + [1.406863583445693, 1.4227413244744826, -1.3920223678163053]),
    "cosh": (mpmath.cosh, uniform(-710.4, 710.4) + uniform(-2, 2) + spread(-100, -1)
             + [-1.8107486753921758, -1.8060848303490373, -1.0810936529183097]),
    "sin": (mpmath.sin, ANGLES + [16.493361431346376, 52.62167694763132, -714738.2569446368]),
    "cos": (mpmath.cos, ANGLES + [-0.7870062257857167, -22.79688200682216, -51.050880620816024]),
    "tan": (mpmath.tan, ANGLES + [74.61283120043058, -22.77654673264397, -52.62309650336713]),
    "asin": (mpmath.asin, uniform(-1, 1) + spread(-100, -1) + near([0.5, -0.5]) + [1 - x for x in positive(-52, -2)]
             + [0.5019871629129211, 0.5020956013040359, 0.5025344685267461]),
    "acos": (mpmath.acos, uniform(-1, 1) + spread(-100, -1) + near([0.5, -0.5]) + [1 - x for x in positive(-52, -2)]
             + [0.4925347107041058, 0.49351832959930503, 0.4902471885926438]),
    "atan": (mpmath.atan, uniform(-3, 3) + spread(-100, 100) + near([0.4375, 0.6875, 1.1875, 2.4375])
             + [-2.6408856878934857, 2.6428479840492676, -2.9420437250756937]),
}


def powers():
    """Bases with exponents for which neither overflows."""
    for x in positive(-30, 30, 150) + positive(-1000, 1000, 150) + uniform(0.5, 2, 150):
        limit = min(1000 / abs(math.log2(x)), 1e15)
        yield x, random.uniform(-limit, limit)
    for x in uniform(0.9, 1.1):
        yield x, random.uniform(-2000, 2000)
    for x in uniform(-20, 20):
        yield x, float(random.choice((-9, -7, -5, -3, -2, 5, 6, 7, 8, 9)))
    for x in positive(-20, 20):
        yield x, random.choice((-1.5, 0.25, 0.75, 1.5, 2.5))
    yield 0.9797668727043795, 457.14005420700323
    yield 0.9264387004957763, -784.8210699871543


TWO = {
    "atan2": (mpmath.atan2, [*zip(spread(-20, 20, 300), spread(-20, 20, 300)), (-5.438702033214628e-06, 8.700060684205985e-05)]),
    "pow": (mpmath.power, list(powers())),
}


def row(function, *arguments):
    true = function(*map(mpf, arguments))
    value = float(true)
    rest = int(mpmath.nint((true - mpf(value)) / mpf(math.ulp(value)) * 1000))
    return [*map(bits, arguments), bits(value), rest]


if __name__ == "__main__":
    table = {name: [row(function, x) for x in arguments] for name, (function, arguments) in ONE.items()}
    table |= {name: [row(function, a, b) for a, b in arguments] for name, (function, arguments) in TWO.items()}
    rows = ",\n".join(f'"{name}": {json.dumps(rows, separators=(",", ":"))}' for name, rows in table.items())
    Path(__file__).with_name("values.json").write_text("{\n" + rows + "\n}\n")

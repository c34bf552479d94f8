"""Evaluates expressions of the dialect with Python itself and stores the values.

    pip install numpy
    python make.py

Part of the table is written out, one line for every rule of precedence or rounding one could get wrong. The rest are
random: words put together by the grammar, without more parentheses than chance puts there, so that the precedence
of Python decides. Written: `dialect.json`, the variables and pairs of text and value.
"""

import json
import random
from pathlib import Path

import numpy

VARIABLES = {"a": 2.0, "b": -3.5, "c": 0.25, "d": 7.0, "x": 1.5, "y": -0.75, "z": 0.0}
FUNCTIONS = {
    "exp": numpy.exp, "log": numpy.log, "log10": numpy.log10, "expm1": numpy.expm1, "log1p": numpy.log1p,
    "sin": numpy.sin, "cos": numpy.cos, "tan": numpy.tan, "sinh": numpy.sinh, "cosh": numpy.cosh,
    "tanh": numpy.tanh, "arcsin": numpy.arcsin, "arccos": numpy.arccos, "arctan": numpy.arctan,
    "sqrt": numpy.sqrt, "floor": numpy.floor, "ceil": numpy.ceil, "abs": abs, "sign": numpy.sign,
    "clip": numpy.clip, "int": int, "min": min, "max": max, "pi": numpy.pi, "e": numpy.e, "inf": numpy.inf,
    "exprel": lambda value: 1.0 if value == 0 else numpy.expm1(value) / value,
}  # fmt: skip

WRITTEN = """
1 + 2*3
(1 + 2)*3
10 - 4 - 3
64/4/2
2**3**2
-2**2
2**-1
2**-a**-c
-a**2*b
a*-b
a--b
a- -b
- - -a
+a
+a - +b
7//2
-7//2
7//-2
7%3
-7%3
7%-3
b%a
a*b%d
a%d*b
d//a*b
a*d//x
d/a//c
-d%a
-d//a
2*-d//a
a < d
a < b or a < d
a < d and b > z
not a < b
not a == b
not a == b and c < d
not (a == b and c < d)
not not a < d
(a < d) == (b < z)
a < d or 1/1 < 0 and b > 0
(a < d or c < b) and b > 0
a + b < c*d
a == 2
a != 2
a >= 2 and a <= 2
True and not False
True or False and False
.5 + 5. + 1e3 + 1E-3 + 1.5e+2
1e-3*a
clip(a, 0, 1)
clip(b, -1, 1)
clip(c, 0, 1) + 1
min(a, b) + max(a, b)
int(2.7) + int(-2.7)
int(a < d) + int(b > z)
sign(b) + sign(z) + sign(a)
floor(-1.5) + ceil(-1.5)
abs(b) - abs(-b)
exp(log(d)) + log10(1000)
exprel(0) + exprel(1e-9) + exprel(-2)
sqrt(2)*sqrt(2)
sin(x)**2 + cos(x)**2
arcsin(sin(y)) + arctan(tan(y)) + arccos(cos(x))
expm1(1e-10) + log1p(1e-10)
sinh(x)/cosh(x) - tanh(x)
2*pi*e
-inf
exp(-inf) + 1
(((((((((a)))))))))
exp(-(b - a)**2/(2*c**2))/(c*sqrt(2*pi))
0.32*(13 - d + 50)/(exp((13 - d + 50)/4) - 1)
(a > 1)*d + (a <= 1)*b
"""

RANDOM = 400


def operand(rng, depth):
    kind = rng.random()
    if depth <= 0 or kind < 0.45:
        return rng.choice([*VARIABLES, "2", "0.5", "3", "1.25", "4."])
    if kind < 0.75:
        return "(" + numeric(rng, depth - 1) + ")"
    if kind < 0.9:
        return rng.choice(["-", "+"]) + operand(rng, depth - 1)
    return rng.choice(["abs", "floor", "ceil"]) + "(" + numeric(rng, depth - 1) + ")"


def numeric(rng, depth):
    text = operand(rng, depth)
    for _ in range(rng.randrange(4)):
        operator = rng.choice(["+", "-", "*", "/", "//", "%", "**"])
        text += rng.choice(["", " "]) + operator + rng.choice(["", " "])
        text += rng.choice(["2", "-1", "3", "-a"]) if operator == "**" else operand(rng, depth)
    return text


def condition(rng, depth):
    kind = rng.random()
    if depth > 0 and kind < 0.2:
        return "not " + condition(rng, depth - 1)
    if depth > 0 and kind < 0.4:
        return "(" + condition(rng, depth - 1) + ")"
    text = numeric(rng, 1) + rng.choice([" < ", "<=", " > ", ">=", "==", " != "]) + numeric(rng, 1)
    if depth > 0:
        for _ in range(rng.randrange(3)):
            text += rng.choice([" and ", " or "]) + condition(rng, depth - 1)
    return text


def evaluate(text):
    names = {**FUNCTIONS, **{name: numpy.float64(value) for name, value in VARIABLES.items()}}
    with numpy.errstate(all="raise", under="ignore"):
        return eval(text, {"__builtins__": {}}, names)


def stored(value):
    value = float(value)
    return value if numpy.isfinite(value) else repr(value)


def main():
    cases = [[text, stored(evaluate(text))] for text in WRITTEN.strip().splitlines()]
    rng = random.Random(1)
    while len(cases) < len(WRITTEN.strip().splitlines()) + RANDOM:
        text = numeric(rng, 3) if rng.random() < 0.6 else condition(rng, 2)
        try:
            value = evaluate(text)
        except (ArithmeticError, FloatingPointError):
            continue
        if isinstance(value, complex) or not numpy.isfinite(value) or abs(value) > 1e15:
            continue
        cases.append([text, stored(value)])
    lines = ",\n".join(json.dumps(case) for case in cases)
    text = f'{{"variables": {json.dumps(VARIABLES)},\n"cases": [\n{lines}\n]}}\n'
    Path(__file__).with_name("dialect.json").write_text(text)


main()

"""Prints the polynomials of src/numeric/coefficients.ts, and of src/wasm/functions/f32/coefficients.ts.

Each is the interpolant at Chebyshev nodes, which is within a small factor of the best one, worked out with 60 digits
and then rounded. `print` also says how far the rounded polynomial is from the function, as a power of two of
the result it goes into.

    pip install mpmath==1.3.0
    python coefficients.py
"""

from mpmath import asin, atan, cos, exp, log, lu_solve, matrix, mp, mpf, pi, sin, sqrt, tanh

mp.dps = 60


def fit(name, function, low, high, terms, weight):
    """`weight(x)` turns an error of the polynomial into a relative error of the result."""
    middle, half = (mpf(low) + high) / 2, (mpf(high) - low) / 2
    nodes = [middle + half * cos(pi * (2 * k + 1) / (2 * terms)) for k in range(terms)]
    system = matrix(terms, terms)
    for row, x in enumerate(nodes):
        for power in range(terms):
            system[row, power] = x**power
    solution = lu_solve(system, matrix([function(x) for x in nodes]))
    rounded = [float(c) for c in solution]
    worst = mpf(0)
    for k in range(400):
        x = mpf(low) + (mpf(high) - low) * (k + mpf(1) / 3) / 400
        value = sum(mpf(c) * x**p for p, c in enumerate(rounded))
        worst = max(worst, abs((value - function(x)) * weight(x)))
    print(f"// {name}: 2^{float(log(worst, 2)):.1f}")
    print(f"export const {name} = [" + ", ".join(repr(c) for c in rounded) + "] as const;\n")


def series(coefficient, count=60):
    return lambda x: sum(coefficient(k) * x**k for k in range(count))


fact = mp.factorial
half_ln2 = log(2) / 2 * mpf("1.0001")
fit("EXP", series(lambda k: 1 / fact(k + 2)), -half_ln2, half_ln2, 11, lambda r: r * r / exp(r))
s_max = (sqrt(2) - 1) / (sqrt(2) + 1) * mpf("1.0001")
fit("LOG", series(lambda k: mpf(2) / (2 * k + 3)), 0, s_max**2, 8, lambda z: z / 2)
fit("LOG_TAIL", series(lambda k: mpf(1) / (2 * k + 7)), 0, s_max**2, 9, lambda z: z**3)
quarter = pi / 4 * mpf("1.0001")
fit("SIN", series(lambda k: (-1) ** (k + 1) / fact(2 * k + 3)), 0, quarter**2, 7, lambda z: z * sqrt(z) / sin(sqrt(z)))
fit("COS", series(lambda k: (-1) ** k / fact(2 * k + 4)), 0, quarter**2, 6, lambda z: z * z / cos(sqrt(z)))
fit("SINH", series(lambda k: 1 / fact(2 * k + 3)), 0, 1, 8, lambda z: z)
fit("TANH", lambda z: (tanh(sqrt(z)) / sqrt(z) - 1) / z, 0, mpf("0.625") ** 2, 13, lambda z: z / (tanh(sqrt(z)) / sqrt(z)))
fit("ATAN", lambda z: (atan(sqrt(z)) / sqrt(z) - 1) / z, 0, (mpf(7) / 16) ** 2, 13, lambda z: z)
fit("EXP_F32", series(lambda k: 1 / fact(k + 2)), -half_ln2, half_ln2, 5, lambda r: r * r / exp(r))
fit("LOG_F32", series(lambda k: mpf(2) / (2 * k + 3)), 0, s_max**2, 3, lambda z: z / 2)
fit("TANH_F32", lambda z: (tanh(sqrt(z)) / sqrt(z) - 1) / z, 0, mpf("0.625") ** 2, 5, lambda z: z / (tanh(sqrt(z)) / sqrt(z)))
fit("ASIN", lambda z: (asin(sqrt(z)) / sqrt(z) - 1) / z, 0, mpf("0.25"), 14, lambda z: z)


def parts(name, value, bits):
    """`value` as a sum of numbers of at most so many bits; the last has 53."""
    rest, out = mpf(value), []
    for width in [*bits, 53]:
        exponent = mp.frexp(rest)[1]
        if width == 53:
            part = mpf(float(rest))
        else:
            part = mp.floor(rest * mpf(2) ** (width - exponent)) / mpf(2) ** (width - exponent)
        out.append(part)
        rest -= part
    print(f"export const {name} = [" + ", ".join(repr(float(p)) for p in out) + "] as const;")


parts("LN2", log(2), [42])
parts("LN2_F32", log(2), [15])
parts("HALF_PI_PARTS", pi / 2, [33, 33, 33])
parts("HALF_PI", pi / 2, [53])
parts("LOG2_E_SPLIT", 1 / log(2), [26])
parts("LOG10_E_SPLIT", 1 / log(10), [26])
parts("LOG10_2", log(2, 10), [42])
parts("THIRD", mpf(1) / 3, [53])
parts("FIFTH", mpf(1) / 5, [53])
parts("ATAN_HALF", atan(mpf("0.5")), [53])
parts("ATAN_3_2", atan(mpf("1.5")), [53])
parts("LOG2_E", 1 / log(2), [])
parts("TWO_OVER_PI", 2 / pi, [])

mp.dps = 400
DIGITS = 52
bits = int(mp.floor(2 / pi * mpf(2) ** (24 * DIGITS)))
print("export const TWO_OVER_PI_DIGITS =", [bits >> (24 * (DIGITS - 1 - k)) & 0xFFFFFF for k in range(DIGITS)], "as const;")

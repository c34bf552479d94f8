/**
 * Eigenvalues and vectors of a symmetric matrix: to three diagonals by Householder's reflections, then by QL steps with implicit shifts
 * (Golub & Van Loan, Matrix Computations, chapter 8). In f64; about 4/3 n^3 steps for the first part, 3 n^3 for the second.
 */
export interface Eigen {
  /** The largest first. */
  readonly values: Float64Array;
  /** Row k is the vector of length 1 that belongs to value k; its sign is free. */
  readonly vectors: Float64Array;
}

/** @param matrix n x n, row after row; what lies above its diagonal is not looked at. */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): Eigen {
  let scale = 0;
  for (let k = 0; k < n * n; k++) scale = Math.max(scale, Math.abs(matrix[k]));
  if (scale === 0) scale = 1;
  // Numbers near 1, whose squares neither vanish nor overflow.
  const scaled = Float64Array.from({ length: n * n }, (_, k) => matrix[k] / scale);
  const { diagonal, beside, vectors } = tridiagonal(scaled, n);
  for (let k = 0; k < n; k++) settle(k, diagonal, beside, vectors, n);
  const order = Array.from(diagonal, (_, k) => k).sort((a, b) => diagonal[b] - diagonal[a] || a - b);
  const sorted = new Float64Array(n * n);
  order.forEach((from, to) => {
    sorted.set(vectors.subarray(from * n, (from + 1) * n), to * n);
  });
  return { values: Float64Array.from(order, (k) => scale * diagonal[k]), vectors: sorted };
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entry k stands between k and k + 1. */
  readonly beside: Float64Array;
  /** Rows q_k with matrix = sum over j, k of q_j t_jk q_k^T. */
  readonly vectors: Float64Array;
}

/** Reflects columns one after the other onto two entries; `a` is overwritten. */
function tridiagonal(a: Float64Array, n: number): Tridiagonal {
  const vectors = new Float64Array(n * n);
  for (let k = 0; k < n; k++) vectors[k * n + k] = 1;
  const mirror = new Float64Array(n);
  const shear = new Float64Array(n);
  for (let column = 0; column + 2 < n; column++) {
    let below = 0;
    for (let row = column + 2; row < n; row++) below += a[row * n + column] * a[row * n + column];
    if (below < NEGLIGIBLE * NEGLIGIBLE) continue;
    const head = a[(column + 1) * n + column];
    const length = Math.sqrt(head * head + below);
    // Away from the entry itself, so that nothing cancels.
    const target = head > 0 ? -length : length;
    mirror.fill(0);
    for (let row = column + 1; row < n; row++) mirror[row] = a[row * n + column];
    mirror[column + 1] -= target;
    // 2 / |mirror|^2
    const factor = 1 / (length * length - head * target);
    reflectBothSides(a, mirror, shear, factor, column + 1, n);
    a[(column + 1) * n + column] = target;
    for (let row = column + 2; row < n; row++) a[row * n + column] = 0;
    reflectRows(vectors, mirror, shear, factor, column + 1, n);
  }
  return {
    diagonal: Float64Array.from({ length: n }, (_, k) => a[k * n + k]),
    beside: Float64Array.from({ length: n }, (_, k) => (k + 1 < n ? a[(k + 1) * n + k] : 0)),
    vectors,
  };
}

/** a <- (1 - f m m^T) a (1 - f m m^T) in the lower half of the square from `first` on. */
function reflectBothSides(
  a: Float64Array,
  mirror: Float64Array,
  shear: Float64Array,
  factor: number,
  first: number,
  n: number,
): void {
  shear.fill(0);
  for (let row = first; row < n; row++) {
    let sum = a[row * n + row] * mirror[row];
    const weight = mirror[row];
    for (let column = first; column < row; column++) {
      sum += a[row * n + column] * mirror[column];
      shear[column] += a[row * n + column] * weight;
    }
    shear[row] += sum;
  }
  let common = 0;
  for (let k = first; k < n; k++) common += shear[k] * mirror[k];
  for (let k = first; k < n; k++) shear[k] = factor * (shear[k] - 0.5 * factor * common * mirror[k]);
  for (let row = first; row < n; row++) {
    for (let column = first; column <= row; column++)
      a[row * n + column] -= mirror[row] * shear[column] + shear[row] * mirror[column];
  }
}

/** rows <- (1 - f m m^T) rows. */
function reflectRows(
  rows: Float64Array,
  mirror: Float64Array,
  sums: Float64Array,
  factor: number,
  first: number,
  n: number,
): void {
  sums.fill(0);
  for (let row = first; row < n; row++) {
    const weight = mirror[row];
    for (let k = 0; k < n; k++) sums[k] += weight * rows[row * n + k];
  }
  for (let row = first; row < n; row++) {
    const weight = factor * mirror[row];
    for (let k = 0; k < n; k++) rows[row * n + k] -= weight * sums[k];
  }
}

/** QL steps until value k stands alone. */
function settle(
  k: number,
  diagonal: Float64Array,
  beside: Float64Array,
  vectors: Float64Array,
  n: number,
): void {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    let end = k;
    while (end + 1 < n && Math.abs(beside[end]) > NEGLIGIBLE) end++;
    if (end === k) return;
    sweep(k, end, diagonal, beside, vectors, n);
  }
  throw new Error(`Eigenvalue ${k} of ${n} did not settle in ${MOST_TRIES} steps.`);
}

/** One step from `end` up to k, turning neighbours so that the matrix keeps its three diagonals. */
function sweep(
  k: number,
  end: number,
  diagonal: Float64Array,
  beside: Float64Array,
  vectors: Float64Array,
  n: number,
): void {
  const gap = (diagonal[k + 1] - diagonal[k]) / (2 * beside[k]);
  const root = Math.sqrt(gap * gap + 1);
  let bulge = diagonal[end] - diagonal[k] + beside[k] / (gap + (gap < 0 ? -root : root));
  let [sine, cosine, carried] = [1, 1, 0];
  for (let at = end - 1; at >= k; at--) {
    const off = sine * beside[at];
    const kept = cosine * beside[at];
    const radius = Math.sqrt(off * off + bulge * bulge);
    beside[at + 1] = radius;
    if (radius === 0) {
      diagonal[at + 1] -= carried;
      beside[end] = 0;
      return;
    }
    sine = off / radius;
    cosine = bulge / radius;
    const shifted = diagonal[at + 1] - carried;
    const turn = (diagonal[at] - shifted) * sine + 2 * cosine * kept;
    carried = sine * turn;
    diagonal[at + 1] = shifted + carried;
    bulge = cosine * turn - kept;
    rotate(vectors, at, sine, cosine, n);
  }
  diagonal[k] -= carried;
  beside[k] = bulge;
  beside[end] = 0;
}

function rotate(vectors: Float64Array, row: number, sine: number, cosine: number, n: number): void {
  for (let at = row * n, next = at + n; at < (row + 1) * n; at++, next++) {
    const upper = vectors[next];
    vectors[next] = sine * vectors[at] + cosine * upper;
    vectors[at] = cosine * vectors[at] - sine * upper;
  }
}

/** Two or three are enough nearly always. */
const MOST_TRIES = 50;
/** Beside a largest entry of 1: leaving it out is an error like that of rounding. */
const NEGLIGIBLE = Number.EPSILON;

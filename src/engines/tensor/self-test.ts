/** Whether a backend computes what plain loops do: a wrong number found here is a reason to take another. */
import { binary, call, number, symbol } from '../../equations/expression.js';
import type { Backend } from './backend.js';
import { makePlain } from './plain/index.js';

const ROWS = 5;
const INNER = 7;
const COLUMNS = 6;
const TOLERANCE = 1e-5;

/** What is wrong; undefined if nothing is. */
export function findFault(backend: Backend): string | undefined {
  const plain = makePlain();
  const [found, wanted] = [tryOut(backend), tryOut(plain)];
  plain.close();
  const at = wanted.findIndex((value, i) => !(Math.abs(found[i] - value) <= TOLERANCE));
  return at < 0 ? undefined : `it computed ${found[at]} where ${wanted[at]} was right`;
}

/** Numbers that every operation a learning step needs has had a part in. */
function tryOut(backend: Backend): Float32Array {
  return backend.within(() => {
    const wave = (count: number, step: number): number[] =>
      Array.from({ length: count }, (_, i) => ((i * step) % 17) / 8 - 1);
    const x = backend.matrix(ROWS, INNER, wave(ROWS * INNER, 5));
    const w = backend.matrix(COLUMNS, INNER, wave(COLUMNS * INNER, 3));
    const y = backend.matrix(ROWS, COLUMNS);
    const power = backend.matrix(COLUMNS, 1);
    backend.matmul(y, x, w, { transposeB: true, scale: 0.5 });
    backend.compile(call('max', symbol('y'), number(0)))(y, { y });
    backend.reduce(power, y, 'mean', 'perColumn');
    backend.compile(binary('-', symbol('w'), binary('*', symbol('p'), symbol('w'))))(w, { w, p: power });
    backend.matmul(w, y, x, { transposeA: true, scale: 0.1, keep: 1 });
    return backend.read(w);
  });
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Twenty noisy neurons that excite each other with plastic weights: small, and never the same twice by chance. */
export const SMALL_NETWORK = `
synfire: 1
name: small
about: Twenty neurons, for tests.
dt: 0.1 ms
parameters: {tau: 10 ms}
models:
  cell:
    equations: |
      dv/dt = (1.2 - v) / tau + 0.3 * xi * tau**-0.5 : 1 (unless refractory)
      twice = 2 * v : 1
    threshold: v > 1
    reset: v = 0
    refractory: 2 ms
populations:
  a: {model: cell, size: 15, init: {v: rand()}}
  b: {model: cell, size: 5}
projections:
  - from: a
    to: [a, b]
    name: rec
    connect: {probability: 0.3}
    delay: 1.5 ms
    synapse:
      equations: |
        w : 1
        dx/dt = -x / (20*ms) : 1 (event-driven)
      on_pre: |
        v_post += w
        x += 1
        w = clip(w + 0.001 * x, 0, 0.3)
    init: {w: 0.1 * rand()}
probes:
  - {spikes: [a, b]}
  - {state: [v, twice], of: a, select: [0, 3], every: 0.5 ms}
  - {synapses: [w], of: rec->a, every: 10 ms}
  - {rate: [a], every: 7 ms}
run: {for: 60 ms, seed: 3}
`;

/** A folder with `small.yaml` in it, which goes away with `remove`. */
export function temporaryFolder(): {
  readonly path: string;
  write(name: string, text: string): string;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'synfire-test-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(path, name), text);
    return join(path, name);
  };
  write('small.yaml', SMALL_NETWORK);
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}

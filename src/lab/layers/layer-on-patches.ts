/** A rule of layers under a window: patches are frames of one layer. */
import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import { keptIn } from '../kept-in.js';
import type { Audit, LearnerState } from '../learner.js';
import { newRows, pickRows, type Rows, rowOf } from '../rows.js';
import { auditOf } from './audit-of.js';
import type { PatchRule } from './patch-rule.js';
import { weightsOf } from './weights-of.js';

export class LayerOnPatches implements PatchRule {
  readonly audit: Audit;

  constructor(
    private readonly engine: LayerEngine,
    private readonly units: number,
  ) {
    this.audit = auditOf([engine]);
  }

  learn(patches: Rows): void {
    const chosen = someOf(patches);
    if (chosen === undefined) return;
    this.engine.present(chosen);
    this.engine.learn();
  }

  answer(patches: Rows): Rows {
    const { count, width, values } = this.engine.answer(patches, this.engine.program.shows);
    return newRows(count, width, Float32Array.from(values));
  }

  weights(): Rows {
    const w = this.engine.read(weightsOf(this.engine));
    const weights = newRows(this.units, w.length / this.units);
    for (let at = 0; at < w.length; at++)
      weights.values[(at % this.units) * weights.width + Math.floor(at / this.units)] = w[at];
    return weights;
  }

  save(): LearnerState {
    return Object.fromEntries(this.engine.program.kept.map(({ name }) => [name, this.engine.read(name)]));
  }

  restore(state: LearnerState): void {
    for (const { name } of this.engine.program.kept) this.engine.write(name, keptIn(state, name));
  }

  end(): void {
    this.engine.end();
  }
}

/** Patches that show something, of all the batch alike; undefined if there are none. */
function someOf(patches: Rows): Rows | undefined {
  const filled: number[] = [];
  for (let k = 0; k < patches.count; k++) if (rowOf(patches, k).some((value) => value !== 0)) filled.push(k);
  if (filled.length === 0) return undefined;
  const step = Math.max(1, filled.length / MOST_PATCHES);
  const count = Math.min(filled.length, MOST_PATCHES);
  return pickRows(
    patches,
    Array.from({ length: count }, (_, k) => filled[Math.floor(k * step)]),
  );
}

/** Of a batch, to learn from: neighbours show much the same. */
const MOST_PATCHES = 512;

import { type Frame, loadColumn, type Placed } from '../../../equations/kernel/frame.js';
import { needsSteps, Woven, weaveInSteps } from '../../../equations/kernel/weave.js';
import type { Program } from '../../../equations/program.js';
import type { Code, Local } from '../../../wasm/code.js';
import { writtenKeys } from '../../number-watch.js';
import type { SynapseBlock } from '../layout/synapse-block.js';

/** A program at one synapse after another. What it has written of the synapse's own goes into the sum. */
export class AtSynapse {
  private readonly woven: Woven | undefined;
  private readonly written: readonly string[];

  constructor(
    private readonly frame: Frame,
    private readonly program: Program,
    private readonly block: SynapseBlock,
    private readonly sum: Local,
  ) {
    this.woven = needsSteps(program, frame) ? undefined : new Woven(frame, program);
    this.written = [...writtenKeys([program], frame.scope, 'own')].filter((key) => {
      const stored = block.columns.get(key)!;
      return !('constant' in stored) && stored.at === undefined;
    });
  }

  /** Whether there is so much to compute at each synapse that it is worth while to fetch two for it. */
  get laborious(): boolean {
    return this.woven !== undefined && this.woven.labour > LITTLE;
  }

  /** Before a loop over synapses in which the frame's still entries stay the same. */
  hoist(): void {
    this.woven?.hoist();
  }

  /** Behind that loop. */
  settle(): void {
    const { frame, sum } = this;
    this.woven?.settle((value) => {
      frame.shape.add(frame.code.get(sum, value));
      frame.code.set(sum);
    });
  }

  run(): void {
    const { frame, block, sum } = this;
    if (this.woven === undefined) weaveInSteps(frame, this.program);
    else this.woven.run();
    for (const key of this.written) {
      const stored = block.columns.get(key)! as Placed;
      loadColumn(frame, { ...stored, at: block.shared.has(key) ? 0 : 'index' });
      frame.shape.add(frame.code.get(sum));
      frame.code.set(sum);
    }
  }

  /** Leaves the result, made negative where the sum is NaN. */
  pushResult(result: Local): void {
    const { code, shape } = this.frame;
    shape.pushLane(code, this.sum, 0);
    shape.pushLane(code, this.sum, 0);
    code.op('f64.ne').if(() => code.i32(-1).get(result).op('i32.sub').set(result));
    code.get(result);
  }
}

/** Operations at a synapse: fewer than an exponential has. */
const LITTLE = 24;

/** Where sums are kept. */
export function makeSum(code: Code): Local {
  return code.local('v128');
}

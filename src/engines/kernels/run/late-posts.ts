/** The log of a projection whose synapses hear late of their targets' spikes. */
import type { Kernel } from '../emit/module.js';
import type { Late } from '../layout/late.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import type { WatchedNumbers } from './watched-numbers.js';

export class LatePosts {
  private readonly count: Uint32Array;
  private readonly latest: Uint32Array;
  private readonly seen: Uint32Array;
  private readonly starts: Uint32Array;

  constructor(
    private readonly block: SynapseBlock,
    private readonly late: Late,
    private readonly catchUp: Kernel,
    buffer: ArrayBufferLike,
  ) {
    const { rows, projection, stretch, starts } = block;
    const entries = rows.groups.length * projection.rowStart.length;
    this.count = new Uint32Array(buffer, late.count, 1);
    this.latest = new Uint32Array(buffer, late.latest, stretch.to - stretch.from);
    this.seen = new Uint32Array(buffer, late.seen, entries);
    this.starts = new Uint32Array(buffer, starts[0], entries);
  }

  /** Before so many targets fire. */
  expect(targets: number, tick: number, watch: WatchedNumbers): void {
    if (this.count[0] + targets > this.late.entries) this.catchUpAll(tick, watch);
  }

  /** Afterwards the log is empty, and every synapse is what it would be without one. */
  catchUpAll(tick: number, watch: WatchedNumbers): void {
    const { count, latest, seen, starts, catchUp, block } = this;
    if (count[0] === 0) return;
    const { index, rowStart } = block.projection;
    let sum = 0;
    for (let row = 0; row < starts.length; row++) {
      // The last of each group is where its last row ends.
      if ((row + 1) % rowStart.length === 0 || starts[row] === starts[row + 1] || seen[row] === count[0])
        continue;
      sum += catchUp(row, starts[row], starts[row + 1]);
    }
    count[0] = 0;
    latest.fill(0);
    seen.fill(0);
    if (Number.isNaN(sum)) watch.synapses(-1, index, tick);
  }
}

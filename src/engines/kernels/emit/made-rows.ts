/**
 * Rows of procedural projections: made anew for each spike, put where the kernel expects a row, and forgotten. They cost
 * no memory, and the time it takes to draw them.
 */
import { type FillRow, rowFiller } from '../../../build/connect/row-pattern.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';

export class MadeRows {
  private readonly fill: FillRow;
  private readonly rowStart: Uint32Array;
  private readonly row: Uint32Array;
  private readonly targets: Uint16Array | Uint32Array;
  private readonly ends: Uint32Array;

  constructor(
    private readonly block: SynapseBlock,
    buffer: ArrayBufferLike,
  ) {
    const { targets, rows, starts, projection } = block;
    this.fill = rowFiller(projection.procedural!);
    this.rowStart = projection.rowStart;
    this.row = new Uint32Array(rows.count);
    this.targets =
      targets.bytes === 2
        ? new Uint16Array(buffer, targets.address, rows.count)
        : new Uint32Array(buffer, targets.address, rows.count);
    this.ends = new Uint32Array(buffer, starts[0], 2);
  }

  /** Makes the row of a source; returns the address at which a table of rows would begin that has it. */
  make(source: number): number {
    const { stretch, starts } = this.block;
    const length = this.rowStart[source + 1] - this.rowStart[source];
    const row = this.row.subarray(0, length);
    const made = this.fill(source, row);
    let kept = 0;
    for (let k = 0; k < made; k++) {
      if (row[k] >= stretch.from && row[k] < stretch.to) this.targets[kept++] = row[k] - stretch.from;
    }
    this.ends[0] = 0;
    this.ends[1] = kept;
    return starts[0] - source * BYTES_PER_INDEX;
  }
}

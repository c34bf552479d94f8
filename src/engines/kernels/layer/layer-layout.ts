/** Where the values of a layer lie in memory. Synapses lie by source, then by target, in rows of whole vectors. */
import type { LayerProgram, LayerSize, Side } from '../../../equations/layer/index.js';
import { sideOf } from '../../../equations/layer/index.js';
import type { Precision } from '../../../numeric/precision.js';
import { Problem } from '../../../problem.js';
import { MemoryPlan } from '../layout/memory-plan.js';
import { BYTES_PER, BYTES_PER_INDEX } from '../layout/widths.js';

/** Bytes of a vector, and how many vectors a turn of the widest loop takes. */
export const VECTOR_BYTES = 16;
export const VECTORS_IN_TURN = 2;

/** What addresses of 32 bits reach. */
const MOST_PAGES = 65_536;

export class LayerLayout {
  readonly addresses = new Map<string, number>();
  readonly bytes: number;
  /** Neurons with what is put behind them to make whole turns. */
  readonly room: LayerSize;
  /** From the synapses of a source to those of the next. */
  readonly rowBytes: number;
  /** Lists of rows and of targets that there is something to do for: offsets in bytes. */
  readonly lists: {
    readonly pre: number;
    readonly post: number;
    readonly everyPre: number;
    /** Of the inputs that are not 0, and where its length is kept. */
    readonly input: { readonly list: number; readonly bytes: number };
  };
  readonly pages: number;

  constructor(
    { kept, given, start, answer, learn }: LayerProgram,
    readonly size: LayerSize,
    readonly precision: Precision,
  ) {
    const plan = new MemoryPlan();
    this.bytes = BYTES_PER[precision];
    const turn = (VECTOR_BYTES / this.bytes) * VECTORS_IN_TURN;
    const whole = (count: number): number => Math.ceil(count / turn) * turn;
    this.room = { pre: whole(size.pre), post: whole(size.post) };
    this.rowBytes = this.room.post * this.bytes;
    const targets = [...start, ...answer, ...learn].map(({ target }) => target);
    for (const name of new Set([...kept.map((one) => one.name), ...given, ...targets]))
      this.addresses.set(name, plan.reserve(this.lengthOf(sideOf(name)) * this.bytes));
    // One entry more than is ever counted is written.
    const list = (neurons: number): number => plan.reserve((neurons + 1) * BYTES_PER_INDEX);
    this.lists = {
      pre: list(size.pre),
      post: list(size.post),
      everyPre: list(size.pre),
      input: { list: list(size.pre), bytes: plan.reserve(BYTES_PER_INDEX) },
    };
    this.pages = plan.pages;
    if (this.pages > MOST_PAGES)
      throw new Problem(
        `${size.pre} sources and ${size.post} neurons do not fit into the memory of kernels.`,
        {
          fix: 'Make the layer smaller, or use the tensor engine.',
        },
      );
  }

  address(name: string): number {
    return this.addresses.get(name)!;
  }

  /** The values of a name as they lie in memory, with what is behind them. */
  view(name: string, buffer: ArrayBuffer): Float64Array | Float32Array {
    const Numbers = this.precision === 'f64' ? Float64Array : Float32Array;
    return new Numbers(buffer, this.address(name), this.lengthOf(sideOf(name)));
  }

  private lengthOf(side: Side): number {
    return side === 'own' ? this.size.pre * this.room.post : this.room[side];
  }
}

/**
 * Where everything of a network of dense layers lies in the memory of its kernels, in f32. Layers are filled up with neurons
 * that stay at 0 to whole vectors. Weights from the input lie by input, so that those of an input that is 0 are never
 * touched; weights of the bonds above lie by neuron of the upper layer.
 */
import { Problem } from '../../../problem.js';

export const BYTES = 4;
export const LANES = 4;
export const VECTOR_BYTES = BYTES * LANES;
/** Rows of weights that are worked on together, so that what they have in common is loaded once. */
export const INPUT_ROWS = 4;
const MOST_ROWS = 5;
const PAGE_BYTES = 65_536;
const MOST_PAGES = 65_536;

/** Of the layers above the input. */
export interface FusedLayer {
  readonly width: number;
  /** Bytes from where the layers begin. */
  readonly from: number;
  readonly to: number;
}

/** Between two layers above the input. */
export interface FusedBond {
  readonly pre: FusedLayer;
  readonly post: FusedLayer;
  readonly at: number;
  readonly rowBytes: number;
  readonly rows: number;
  readonly rowsTogether: number;
}

export interface FusedLayout {
  readonly inputs: number;
  readonly layers: readonly FusedLayer[];
  readonly bonds: readonly FusedBond[];
  /** Numbers in a state of all layers. */
  readonly stateSize: number;
  /** Each of them as large as a state: states now, what drives them, the part of it that stays, and biases. */
  readonly state: number;
  readonly drive: number;
  readonly base: number;
  readonly bias: number;
  /** What neurons tell: their states, unless the text says otherwise. */
  readonly told: number;
  /** What neurons are to learn from: what they told at the end of two phases. */
  readonly before: number;
  readonly after: number;
  /** On the output: as large as the last layer. */
  readonly force: number;
  /** Numbers, each four times. */
  readonly stiffness: number;
  /** For each term of a change. */
  readonly scale: number;
  /** For each term of what biases and synapses from the input learn: as large as a state. */
  readonly factors: number;
  /** One of them, of the first layer, scaled. */
  readonly scaled: number;
  /** Where the rows of inputs that are not 0 begin, and these inputs. */
  readonly rowList: number;
  readonly valueList: number;
  readonly inputWeights: number;
  readonly pages: number;
}

/** Where the neurons of a layer begin and end in a state. */
export const layerRange = ({ from, width }: FusedLayer): readonly [number, number] => [
  from / BYTES,
  from / BYTES + width,
];

/** What depends on the text. */
export interface FusedRoom {
  readonly tellsState: boolean;
  /** Terms of a change, at most. */
  readonly terms: number;
  readonly factors: number;
}

export function fusedLayout(
  widths: readonly number[],
  { tellsState, terms, factors }: FusedRoom,
): FusedLayout {
  let end = 0;
  const room = (bytes: number): number => {
    const at = end;
    end += upTo(bytes, VECTOR_BYTES);
    return at;
  };
  let size = 0;
  const layers = widths.slice(1).map((width) => {
    const from = size;
    size += upTo(width * BYTES, VECTOR_BYTES);
    return { width, from, to: size };
  });
  const [first, last] = [layers[0], layers[layers.length - 1]];
  const inputs = widths[0];
  const listBytes = upTo(inputs, INPUT_ROWS) * BYTES;
  const bonds: FusedBond[] = [];
  const state = room(size);
  const layout = {
    inputs,
    layers,
    bonds,
    stateSize: size / BYTES,
    state,
    drive: room(size),
    base: room(size),
    bias: room(size),
    told: tellsState ? state : room(size),
    before: room(size),
    after: room(size),
    force: room(last.to - last.from),
    stiffness: room(VECTOR_BYTES),
    scale: room(terms * VECTOR_BYTES),
    factors: room(factors * size),
    scaled: room(first.to - first.from),
    rowList: room(listBytes),
    valueList: room(listBytes),
    inputWeights: room(inputs * (first.to - first.from)),
  };
  for (let l = 1; l < layers.length; l++) {
    const [pre, post] = [layers[l - 1], layers[l]];
    const rowBytes = pre.to - pre.from;
    const rowsTogether = post.width % MOST_ROWS === 0 ? MOST_ROWS : LANES;
    const rows = upTo(post.width, rowsTogether);
    bonds.push({ pre, post, at: room(rows * rowBytes), rowBytes, rows, rowsTogether });
  }
  const pages = Math.ceil(end / PAGE_BYTES);
  if (pages > MOST_PAGES)
    throw new Problem(`Layers of ${widths.join(', ')} neurons do not fit into 4 GiB.`, {
      fix: 'Make them smaller.',
    });
  return { ...layout, pages };
}

const upTo = (size: number, step: number): number => Math.ceil(size / step) * step;

/** The face of layers for TypeScript users: one layer of a rule, on the engine of choice. */
import type { Relay } from './bus/relay.js';
import type { LayerEngine } from './engines/layer/layer-engine.js';
import { checkLayer, type LayerSize } from './equations/layer/index.js';
import { loadParser } from './equations/parser.js';
import type { LayerDescription } from './network/layer-description.js';
import { readLayer, type WrittenLayer } from './network/learning/written-layer.js';
import { PRECISIONS, type Precision } from './numeric/precision.js';
import { Problem } from './problem.js';
import { LAYER_RULES } from './rules/layer-rules.js';
import { suggestion } from './suggest.js';

const ENGINES = ['kernels', 'actors', 'tensor'] as const;

export interface LayerOptions {
  /** `kernels` unless told: quickest for one sample at a time. `tensor` is for batches. */
  readonly engine?: (typeof ENGINES)[number];
  readonly seed?: number;
  /** Which random numbers are its own, where there are several layers. */
  readonly name?: string;
  /** Of kernels. */
  readonly precision?: Precision;
  /** Of tensors: auto, tensorflow, wasm, ... */
  readonly backend?: string;
  /** Hears what actors tell each other. */
  readonly relay?: Relay;
}

/**
 * @param rule the name of a built-in one, or a text.
 *
 *     const oja = await layer('oja', { pre: 64, post: 10 });
 *     const answer = oja.answer({ count: 1, width: 64, values: sample });
 *     oja.learn();
 */
export async function layer(
  rule: string | WrittenLayer,
  size: LayerSize,
  options: LayerOptions = {},
): Promise<LayerEngine> {
  const {
    engine = 'kernels',
    seed = 0,
    name = 'layer',
    precision = 'f32',
    backend = 'auto',
    relay,
  } = options;
  demandKnown(options);
  demandOneOf('engine', engine, ENGINES);
  demandOneOf('precision', precision, PRECISIONS);
  demandSeed(seed);
  const checked = checkLayer(typeof rule === 'string' ? named(rule) : readLayer(rule), await loadParser());
  const identity = { name, seed };
  switch (engine) {
    case 'kernels': {
      const { makeKernelLayer } = await import('./engines/kernels/layer/layer.js');
      return makeKernelLayer(checked, size, identity, precision);
    }
    case 'actors': {
      const { makeActorLayer } = await import('./engines/actors/layer/layer.js');
      return makeActorLayer(checked, size, identity, relay);
    }
    case 'tensor': {
      const { chooseBackend } = await import('./engines/tensor/choose.js');
      const { makeTensorLayer } = await import('./engines/tensor/layer/layer.js');
      const chosen = (await chooseBackend(backend)).backend;
      const made = makeTensorLayer(checked, size, identity, chosen);
      return ending(made, () => chosen.close());
    }
  }
}

const OPTIONS: readonly string[] = ['engine', 'seed', 'name', 'precision', 'backend', 'relay'];

/** A program without types may hand over anything. */
function demandKnown(options: LayerOptions): void {
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined)
    throw new Problem(`A layer has no option \`${unknown}\`.`, { fix: suggestion(unknown, OPTIONS) });
}

function demandSeed(seed: number): void {
  if (Number.isSafeInteger(seed) && seed >= 0) return;
  throw new Problem(`The seed of a layer is \`${seed}\`.`, { fix: 'Give a whole number, 0 or more.' });
}

function demandOneOf(option: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  throw new Problem(`The ${option} of a layer is \`${value}\`.`, { fix: suggestion(String(value), known) });
}

/** The same, with something more at its end. */
function ending(engine: LayerEngine, more: () => void): LayerEngine {
  return {
    program: engine.program,
    present: (frames) => engine.present(frames),
    answer: (frames, variable) => engine.answer(frames, variable),
    tell: (port, frames) => engine.tell(port, frames),
    learn: () => engine.learn(),
    read: (variable) => engine.read(variable),
    write: (variable, values) => engine.write(variable, values),
    end() {
      engine.end();
      more();
    },
  };
}

function named(rule: string): LayerDescription {
  const found = LAYER_RULES.get(rule);
  if (found !== undefined) return found;
  throw new Problem(`There is no rule \`${rule}\` for layers.`, {
    fix: suggestion(rule, [...LAYER_RULES.keys()]),
  });
}

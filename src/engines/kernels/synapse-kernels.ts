/**
 * The kernels of a projection:
 *
 *     on_pre P (list, count, starts, tick) -> synapses     spikes of the listed sources arrive, by the rows of one delay
 *     on_post P (list, count, tick) -> 0                   the listed targets have fired
 *     prepare synapses P, integrate synapses P (tick)      every synapse, in order
 *     sum P (tick)                                         every synapse adds to its neurons' summed variables
 *
 * Those that write a synapse's own variables look for NaN as those of neurons do: a negative result, -1 - result, says
 * that there may be one.
 */
import { names } from '../../equations/expression.js';
import {
  type Entry,
  type Frame,
  loadColumn,
  type Stored,
  storeColumn,
} from '../../equations/kernel/frame.js';
import { needsSteps, Woven, weaveInSteps, weaveValue } from '../../equations/kernel/weave.js';
import type { Program } from '../../equations/program.js';
import type { Variable } from '../../equations/scope.js';
import type { Code, Local } from '../../wasm/code.js';
import type { Graph, Node } from '../../wasm/graph.js';
import { ONE_IN_VECTOR, type Shape, TWO_LANES } from '../../wasm/shape.js';
import { writtenKeys } from '../number-watch.js';
import { bothLanesInFirst, denseOnPre } from './dense.js';
import { drawingOf, drawOutside, type KernelWorld } from './draws.js';
import { eachBetween, eachListed, eachPairBetween } from './loops.js';
import type { NeuronBlock } from './neuron-block.js';
import type { SynapseBlock } from './synapse-block.js';
import {
  BYTES_PER_INDEX,
  BYTES_PER_SHORT,
  entriesAhead,
  INDEX_SHIFT,
  NUMBER_SHIFT,
  SHORT_SHIFT,
} from './widths.js';

/** The blocks that the ends of a synapse are in. */
export interface Ends {
  readonly pre: NeuronBlock;
  readonly post: NeuronBlock;
}

export function synapseKernels(block: SynapseBlock, ends: Ends, world: KernelWorld): void {
  if (block.rows.count === 0) return;
  const { program, index } = block.projection;
  if (program.onPre !== undefined) onPre(block, ends, world, program.onPre);
  if (program.onPost !== undefined) onPost(block, ends, world, program.onPost);
  if (program.prepare !== undefined)
    visitAll(`prepare synapses ${index}`, block, ends, world, program.prepare, 'prepare');
  if (program.integrate !== undefined)
    visitAll(`integrate synapses ${index}`, block, ends, world, program.integrate, 'integrate');
  if (program.summed.length > 0) sum(block, ends, world);
}

/** The synapse that a kernel is at: its place, and its neurons. */
interface At {
  readonly place: Local;
  readonly source: Local;
  readonly offsets: Frame['offsets'];
  /** Of a pair, where the second is. */
  readonly second?: Frame['offsets'];
}

function synapseFrame(
  block: SynapseBlock,
  ends: Ends,
  world: KernelWorld,
  code: Code,
  { place, source, offsets, second }: At,
  tick: Local,
  purpose: string,
  shape: Shape = ONE_IN_VECTOR,
  ahead = 0,
): Frame {
  const { projection, stretch, numbers, degrees } = block;
  const whole = (g: Graph, name: string, push: () => void): Node =>
    g.leaf(
      name,
      () => {
        push();
        shape.widen(code.op('f64.convert_i32_u'));
      },
      true,
    );
  const tickNode = (g: Graph): Node => g.leaf('tick', () => shape.widen(code.get(tick)), false);
  const number = (g: Graph): Node =>
    whole(g, 'synapse', () => {
      if (numbers === undefined) code.get(place);
      else code.get(place).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', numbers);
    });
  return {
    module: world.module,
    code,
    shape,
    scope: projection.program.scope,
    outside: world.outside,
    offsets,
    second,
    names: {
      synaptic: true,
      dtSeconds: world.dt,
      column: (variable) => {
        const stored = storedFor(variable, block, ends);
        const moved = ahead > 0 && stored !== undefined && 'address' in stored && !variable.shared;
        return moved ? entriesAhead(stored, ahead) : stored;
      },
      size: ({ owner }) =>
        owner === 'pre'
          ? ends.pre.population.size
          : owner === 'post'
            ? ends.post.population.size
            : projection.synapses,
      degrees: () => ({ outgoing: { address: degrees!.outgoing }, incoming: { address: degrees!.incoming } }),
    },
    tick: tickNode,
    index: (g, of) => {
      if (of === 'index') return number(g);
      if (of === 'pre') return whole(g, 'i', () => code.get(source));
      return whole(g, 'j', () =>
        code.get(offsets.post!).i32(NUMBER_SHIFT).op('i32.shr_u').i32(stretch.from).op('i32.add'),
      );
    },
    draw: (g, call, parts, forAll) => {
      const drawing = drawingOf(call, projection.name, purpose, parts);
      return drawOutside(g, drawing, parts, forAll ? g.number(0) : number(g), tickNode(g), world);
    },
  };
}

function storedFor({ key, owner }: Variable, block: SynapseBlock, ends: Ends): Stored | undefined {
  if (owner === 'network') return undefined;
  return owner === 'own' ? block.columns.get(key) : ends[owner].columns.get(key);
}

/** Locals for a synapse, and how they are set from its place. */
function makeAt(code: Code): At {
  return {
    place: code.local('i32'),
    source: code.local('i32'),
    offsets: { index: code.local('i32'), pre: code.local('i32'), post: code.local('i32') },
  };
}

function pushTarget(code: Code, { targets }: SynapseBlock, place: Local): void {
  if (targets.bytes === 2)
    code.get(place).i32(SHORT_SHIFT).op('i32.shl').memory('i32.load16_u', targets.address);
  else code.get(place).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', targets.address);
}

function setOffset(code: Code, offset: Local, push: () => void): void {
  push();
  code.i32(NUMBER_SHIFT).op('i32.shl').set(offset);
}

/** A program at one synapse after another. What it has written of the synapse's own goes into the sum. */
class AtSynapse {
  private readonly woven: Woven | undefined;
  private readonly written: readonly string[];

  /** Before the loop. */
  constructor(
    private readonly frame: Frame,
    private readonly program: Program,
    private readonly block: SynapseBlock,
    private readonly sum: Local,
  ) {
    this.woven = needsSteps(program, frame) ? undefined : new Woven(frame, program);
    this.woven?.hoist();
    this.written = [...writtenKeys([program], frame.scope, 'own')];
  }

  run(): void {
    const { frame, block, sum } = this;
    if (this.woven === undefined) weaveInSteps(frame, this.program);
    else this.woven.run();
    for (const key of this.written) {
      const stored = block.columns.get(key)!;
      if ('constant' in stored) continue;
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

/** Where sums are kept. */
function makeSum(code: Code): Local {
  return code.local('v128');
}

function onPre(block: SynapseBlock, ends: Ends, world: KernelWorld, program: Program): void {
  const { index } = block.projection;
  world.module.function(`on_pre ${index}`, ['i32', 'i32', 'i32', 'f64'], ['i32'], (code) => {
    const [list, count, starts, tick] = code.parameters;
    const at = makeAt(code);
    const { place, source, offsets } = at;
    const row = code.local('i32');
    const end = code.local('i32');
    const synapses = code.local('i32');
    const sum = makeSum(code);
    const frameOf = (shape: Shape, ahead: number): Frame =>
      synapseFrame(block, ends, world, code, at, tick, 'on_pre', shape, ahead);
    const synapse = new AtSynapse(frameOf(ONE_IN_VECTOR, 0), program, block, sum);
    if (block.dense) {
      denseOnPre(code, block, program, frameOf, { own: offsets.index!, post: offsets.post! }, sum);
      code
        .get(count)
        .i32(block.stretch.to - block.stretch.from)
        .op('i32.mul')
        .set(synapses);
      synapse.pushResult(synapses);
      return;
    }
    eachListed(code, list, count, (spike, endOfList) => {
      code.get(spike).set(source);
      setOffset(code, offsets.pre!, () => code.get(source));
      code.get(starts, source).i32(INDEX_SHIFT).op('i32.shl', 'i32.add').set(row);
      code.get(row).memory('i32.load', BYTES_PER_INDEX).tee(end);
      code.get(row).memory('i32.load', 0).tee(row).op('i32.sub').get(synapses).op('i32.add').set(synapses);
      if (block.list === undefined) fetchNext(code, block, { list, end: endOfList, starts });
      eachBetween(code, row, end, () => {
        if (block.list === undefined) code.get(row).set(place);
        else code.get(row).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', block.list).set(place);
        setOffset(code, offsets.index!, () => code.get(place));
        setOffset(code, offsets.post!, () => pushTarget(code, block, place));
        synapse.run();
      });
    });
    synapse.pushResult(synapses);
  });
}

/**
 * Loads something of each cache line of the next spike's row, so that it is there when its turn comes: rows lie apart, and
 * a processor does not guess where.
 */
function fetchNext(
  code: Code,
  { targets }: SynapseBlock,
  { list, end, starts }: { readonly list: Local; readonly end: Local; readonly starts: Local },
): void {
  const line = code.local('i32');
  const stop = code.local('i32');
  const shift = targets.bytes === BYTES_PER_SHORT ? SHORT_SHIFT : INDEX_SHIFT;
  code
    .get(list)
    .i32(BYTES_PER_INDEX)
    .op('i32.add')
    .get(end)
    .op('i32.lt_u')
    .if(() => {
      code
        .get(starts)
        .get(list)
        .memory('i32.load', BYTES_PER_INDEX)
        .i32(INDEX_SHIFT)
        .op('i32.shl', 'i32.add')
        .tee(line);
      code.memory('i32.load', BYTES_PER_INDEX).i32(shift).op('i32.shl').set(stop);
      code.get(line).memory('i32.load', 0).i32(shift).op('i32.shl').set(line);
      code.block((exit) => {
        code.get(line, stop).op('i32.ge_u').brIf(exit);
        code.loop((again) => {
          code.get(line).memory('i32.load', targets.address).op('drop');
          code.get(line).i32(CACHE_LINE).op('i32.add').tee(line).get(stop).op('i32.lt_u').brIf(again);
        });
      });
    });
}

/** Bytes. */
const CACHE_LINE = 64;

function onPost(block: SynapseBlock, ends: Ends, world: KernelWorld, program: Program): void {
  const incoming = block.incoming!;
  world.module.function(`on_post ${block.projection.index}`, ['i32', 'i32', 'f64'], ['i32'], (code) => {
    const [list, count, tick] = code.parameters;
    const at = makeAt(code);
    const { place, source, offsets } = at;
    const entry = code.local('i32');
    const end = code.local('i32');
    const none = code.local('i32');
    const sum = makeSum(code);
    const second = { index: code.local('i32'), pre: code.local('i32'), post: offsets.post! };
    const frameOf = (one: At, shape: Shape): Frame =>
      synapseFrame(block, ends, world, code, one, tick, 'on_post', shape);
    const synapse = new AtSynapse(frameOf(at, ONE_IN_VECTOR), program, block, sum);
    const pair = worksInPairs(block, ends, program)
      ? new AtSynapse(frameOf({ ...at, second }, TWO_LANES), program, block, sum)
      : undefined;
    /** Sets the offsets of the synapse that is listed so many places after the entry. */
    const moveTo = (ahead: number, index: Local, pre: Local): void => {
      const push = (list: number): Code =>
        code
          .get(entry)
          .i32(INDEX_SHIFT)
          .op('i32.shl')
          .memory('i32.load', list + ahead * BYTES_PER_INDEX);
      push(incoming.places).set(place);
      setOffset(code, index, () => code.get(place));
      if (incoming.sources === undefined) return;
      push(incoming.sources).set(source);
      setOffset(code, pre, () => code.get(source));
    };
    eachListed(code, list, count, (target) => {
      setOffset(code, offsets.post!, () => code.get(target));
      const pushStart = (which: number): Code =>
        code
          .get(target)
          .i32(INDEX_SHIFT)
          .op('i32.shl')
          .memory('i32.load', incoming.starts + which * BYTES_PER_INDEX);
      pushStart(1).set(end);
      pushStart(0).set(entry);
      if (pair !== undefined) {
        eachPairBetween(code, entry, end, () => {
          fetchAhead(code, block, program, entry, end);
          moveTo(0, offsets.index!, offsets.pre!);
          moveTo(1, second.index, second.pre);
          pair.run();
        });
      }
      eachBetween(code, entry, end, () => {
        if (pair === undefined) fetchAhead(code, block, program, entry, end);
        moveTo(0, offsets.index!, offsets.pre!);
        synapse.run();
      });
    });
    if (pair !== undefined) bothLanesInFirst(code, sum);
    synapse.pushResult(none);
  });
}

/**
 * Whether two synapses of a target can be worked on at once: they read what they share, and write only their own. Their
 * numbers, and random draws, are not for two.
 */
function worksInPairs(block: SynapseBlock, ends: Ends, { statements, draws }: Program): boolean {
  const { scope } = block.projection.program;
  if (draws > 0) return false;
  return statements.every(({ target, local, value }) => {
    const writes = local ? undefined : scope.get(target);
    if (writes !== undefined && (writes.owner !== 'own' || writes.shared)) return false;
    return [...names(value)].every((name) => {
      const variable = scope.get(name);
      if (variable === undefined || variable.value !== undefined) return true;
      const stored = storedFor(variable, block, ends);
      if (stored === undefined) return variable.key === 't' || variable.key === 'dt';
      return 'constant' in stored || stored.precision !== 'f32';
    });
  });
}

/**
 * Loads what a synapse some places further on will want: the synapses of a target lie anywhere, and it takes longer to fetch one
 * than to work on it.
 */
function fetchAhead(code: Code, block: SynapseBlock, program: Program, entry: Local, end: Local): void {
  const columns = [...writtenKeys([program], block.projection.program.scope, 'own')].flatMap((key) => {
    const stored = block.columns.get(key)!;
    return 'constant' in stored || block.shared.has(key) ? [] : [stored.address];
  });
  if (columns.length === 0) return;
  const offset = code.local('i32');
  code
    .get(entry)
    .i32(PLACES_AHEAD)
    .op('i32.add')
    .get(end)
    .op('i32.lt_u')
    .if(() => {
      code.get(entry).i32(INDEX_SHIFT).op('i32.shl');
      code.memory('i32.load', block.incoming!.places + PLACES_AHEAD * BYTES_PER_INDEX);
      code.i32(NUMBER_SHIFT).op('i32.shl').set(offset);
      for (const address of columns) code.get(offset).memory('i32.load', address).op('drop');
    });
}

const PLACES_AHEAD = 16;

function visitAll(
  name: string,
  block: SynapseBlock,
  ends: Ends,
  world: KernelWorld,
  program: Program,
  purpose: string,
): void {
  world.module.function(name, ['f64'], ['i32'], (code) => {
    const [tick] = code.parameters;
    const at = makeAt(code);
    const none = code.local('i32');
    const sumOfNumbers = makeSum(code);
    const frame = synapseFrame(block, ends, world, code, at, tick, purpose);
    const synapse = new AtSynapse(frame, program, block, sumOfNumbers);
    eachInOrder(code, block, at, () => synapse.run());
    synapse.pushResult(none);
  });
}

function sum(block: SynapseBlock, ends: Ends, world: KernelWorld): void {
  const { program, index } = block.projection;
  world.module.function(`sum ${index}`, ['f64'], [], (code) => {
    const [tick] = code.parameters;
    const at = makeAt(code);
    const frames = program.summed.map(({ key }) =>
      synapseFrame(block, ends, world, code, at, tick, `summed ${key}`),
    );
    eachInOrder(code, block, at, () => {
      program.summed.forEach(({ side, key, value }, k) => {
        const frame = frames[k];
        const summed: Entry = { ...ends[side].columns.get(key)!, at: side };
        const summand = weaveValue(frame, value);
        storeColumn(frame, summed, () => {
          loadColumn(frame, summed);
          frame.shape.add(code.get(summand));
        });
      });
    });
  });
}

/** Every synapse, in the order of the circuit. */
function eachInOrder(code: Code, block: SynapseBlock, at: At, body: () => void): void {
  const { place, source, offsets } = at;
  const end = code.local('i32');
  const sources = block.projection.rowStart.length - 1;
  const starts = block.ordered!;
  code.i32(0).set(source).i32(0).set(place);
  code.loop((nextSource) => {
    setOffset(code, offsets.pre!, () => code.get(source));
    code
      .get(source)
      .i32(INDEX_SHIFT)
      .op('i32.shl')
      .memory('i32.load', starts + BYTES_PER_INDEX)
      .set(end);
    eachBetween(code, place, end, () => {
      setOffset(code, offsets.index!, () => code.get(place));
      setOffset(code, offsets.post!, () => pushTarget(code, block, place));
      body();
    });
    code.get(source).i32(1).op('i32.add').tee(source).i32(sources).op('i32.lt_u').brIf(nextSource);
  });
}

/**
 * The program of a layer as functions of WebAssembly: as few as can be, for a call costs as much as a small step, and what is found out
 * in a function need not be found out again in it. Only what JavaScript compares ends one.
 */
import { difference } from '../../../equations/algebra/arithmetic-of-trees.js';
import { type Expression, symbol } from '../../../equations/expression.js';
import { Outside } from '../../../equations/kernel/outside.js';
import { INPUT, type LayerProgram, type Step, sideOf } from '../../../equations/layer/index.js';
import type { Code } from '../../../wasm/code.js';
import { FOUR_LANES } from '../../../wasm/four-lanes.js';
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import { TWO_LANES } from '../../../wasm/shape.js';
import { gatherAlongRows, gatherAtTargets } from './gather.js';
import { gatherLargest } from './gather-largest.js';
import { keepInSynapses } from './keep.js';
import { KnownLists } from './known-lists.js';
import { type LayerLayout, VECTOR_BYTES } from './layer-layout.js';
import { eachStep, setTo } from './layer-loops.js';
import { pushWhere, writeInputList } from './list.js';
import { computeInNeurons } from './neurons.js';
import type { LayerWorld } from './stand.js';
import { wantedTargets } from './wanted.js';

export type Comparison = Extract<Step, { kind: 'compare' }>;

/** Steps that run in one go. */
export interface Stretch {
  readonly run: () => void;
  /** What is to be compared then, and lies where the result will be. */
  readonly comparison: Comparison | undefined;
}

export interface CompiledLayer {
  readonly start: readonly Stretch[];
  readonly answer: readonly Stretch[];
  readonly learn: readonly Stretch[];
  /** By port: to be called when it has been told something; 0 if not all of that is finite. */
  readonly takeIn: ReadonlyMap<string, () => number>;
}

export function compileLayer(
  program: LayerProgram,
  layout: LayerLayout,
  memory: WebAssembly.Memory,
): CompiledLayer {
  const { pages } = layout;
  const module = new ModuleBuilder({ initial: pages, maximum: pages, shared: false });
  const outside = new Outside(module);
  const wide = layout.precision === 'f64' ? TWO_LANES : FOUR_LANES;
  const wishes = { inputList: false };
  const newWorld = (): LayerWorld => ({ module, outside, layout, wide, wishes, lists: new KnownLists() });
  const wanted = wantedTargets(program.learn);
  const phases = (['start', 'answer', 'learn'] as const).map((phase) => {
    const stretches = inStretches(program[phase]);
    for (const [k, steps] of stretches.entries())
      module.function(`${phase} ${k}`, [], [], (code) => writeSteps(code, newWorld(), steps, wanted));
    return { phase, stretches };
  });
  for (const port of program.given) writeTakeIn(newWorld(), port);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
    [IMPORTS.functions]: { ...outside.imports, [IMPORTS.memory]: memory },
  });
  const [start, answer, learn] = phases.map(({ phase, stretches }) =>
    stretches.map((steps, k): Stretch => {
      const last = steps.at(-1)!;
      return {
        run: exports[`${phase} ${k}`] as () => void,
        comparison: last.kind === 'compare' ? last : undefined,
      };
    }),
  );
  const takeIn = new Map(program.given.map((port) => [port, exports[takeInName(port)] as () => number]));
  return { start, answer, learn, takeIn };
}

function inStretches(steps: readonly Step[]): readonly (readonly Step[])[] {
  const stretches: Step[][] = [];
  let open: Step[] | undefined;
  for (const step of steps) {
    if (open === undefined) {
      open = [];
      stretches.push(open);
    }
    open.push(step);
    if (step.kind === 'compare') open = undefined;
  }
  return stretches;
}

function writeSteps(
  code: Code,
  world: LayerWorld,
  steps: readonly Step[],
  wanted: ReadonlyMap<Step, readonly Expression[]>,
): void {
  let done = 0;
  while (done < steps.length) {
    const together = neuronSteps(steps.slice(done));
    if (together.length > 0) computeInNeurons(code, world, together);
    else writeStep(code, world, steps[done], wanted.get(steps[done]));
    const end = done + Math.max(1, together.length);
    for (const { target } of steps.slice(done, end)) world.lists.forget(target);
    done = end;
  }
}

/** The first of them, as long as neurons of one side compute them from what is their own. */
function neuronSteps(steps: readonly Step[]): readonly Step[] {
  const side = sideOf(steps[0].target);
  const end = steps.findIndex(
    ({ kind, target }) => kind.startsWith('gather') || sideOf(target) === 'own' || sideOf(target) !== side,
  );
  return end < 0 ? steps : steps.slice(0, end);
}

function writeStep(
  code: Code,
  world: LayerWorld,
  step: Step,
  guards: readonly Expression[] | undefined,
): void {
  switch (step.kind) {
    case 'gather':
      if (step.side === 'post') gatherAtTargets(code, world, step, guards);
      else gatherAlongRows(code, world, step, 'the whole');
      return;
    case 'gather largest':
      gatherLargest(code, world, step);
      return;
    case 'gather in order':
      gatherAlongRows(code, world, step, 'each');
      return;
    case 'keep':
      keepInSynapses(code, world, step, guards);
      return;
    default:
      throw new Error(`${step.kind} is done in neurons`);
  }
}

const takeInName = (port: string): string => `take in ${port}`;

/** What is not finite, taken away from itself, is not 0. What lies behind the values of a port is 0. */
function writeTakeIn(world: LayerWorld, port: string): void {
  const { layout, wide } = world;
  const side = sideOf(port) as 'pre' | 'post';
  const doubt = [difference(symbol(port), symbol(port))];
  world.module.function(takeInName(port), [], ['i32'], (code) => {
    const [at, wrong] = [code.local('i32'), code.local('i32')];
    setTo(code, at, 0);
    eachStep(code, at, layout.room[side] * layout.bytes, VECTOR_BYTES, () => {
      pushWhere(code, world, wide, side, at, doubt);
      code.get(wrong).op('i32.or').set(wrong);
    });
    if (port === INPUT && world.wishes.inputList) writeInputList(code, world);
    code.get(wrong).op('i32.eqz');
  });
}

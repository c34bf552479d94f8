/** Expressions as instructions on vectors of f32: four lanes, or two of f64 where f32 has no function for what is asked. */
import { type Expression, number, rewrite } from '../../../equations/expression.js';
import { computesInF32 } from '../../../equations/kernel/computes-in-f32.js';
import type { Frame } from '../../../equations/kernel/frame.js';
import { Lowering } from '../../../equations/kernel/lower.js';
import { NOWHERE } from '../../../equations/kernel/nowhere.js';
import { Outside } from '../../../equations/kernel/outside.js';
import type { Code, Local } from '../../../wasm/code.js';
import { Emitter } from '../../../wasm/emit.js';
import { FOUR_LANES } from '../../../wasm/four-lanes.js';
import { Graph, type Node } from '../../../wasm/graph.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { type Shape, TWO_LANES } from '../../../wasm/shape.js';
import { BYTES, LANES, VECTOR_BYTES } from './layout.js';

/** Where the value of a name is. */
export type Leaf =
  /** Beside what is computed: at an address, plus the offset. */
  | { readonly at: number }
  /** A vector that is the same for all: at an address. */
  | { readonly common: number }
  /** Loaded already; four lanes only. */
  | { readonly loaded: Local };

export type Leaves = Readonly<Record<string, Leaf>>;

/** `into` = the value of an expression. */
export interface Formula {
  readonly into: number;
  readonly value: Expression;
  readonly leaves: Leaves;
}

/** What formulas of one module have in common. */
export class FormulaWriter {
  private readonly outside: Outside;

  constructor(private readonly module: ModuleBuilder) {
    this.outside = new Outside(module);
  }

  /** To be handed in when the module is instantiated. */
  get imports(): Outside['imports'] {
    return this.outside.imports;
  }

  /** A vector of four, one formula after the other. */
  write(code: Code, offset: Local, formulas: readonly Formula[]): void {
    for (const { into, value, leaves } of formulas) {
      const shape = computesInF32(value) ? FOUR_LANES : TWO_LANES;
      for (let ahead = 0; ahead < VECTOR_BYTES; ahead += shape.lanes * BYTES) {
        const result = this.value(code, shape, value, leaves, { offset, ahead });
        code.get(offset, result);
        if (shape.lanes === LANES) code.simdMemory('v128.store', into + ahead);
        else shape.store(code, into + ahead, 'f32');
      }
    }
  }

  /** The value in four lanes, which it must be computable in. */
  inFourLanes(code: Code, offset: Local, value: Expression, leaves: Leaves): Local {
    return this.value(code, FOUR_LANES, value, leaves, { offset, ahead: 0 });
  }

  private value(
    code: Code,
    shape: Shape,
    value: Expression,
    leaves: Leaves,
    { offset, ahead }: { readonly offset: Local; readonly ahead: number },
  ): Local {
    const graph = new Graph();
    const leaf = (name: string): Node => {
      const where = leaves[name];
      if ('at' in where)
        return graph.leaf(name, () => shape.load(code.get(offset), where.at + ahead, 'f32'), true);
      if ('common' in where)
        return graph.leaf(name, () => shape.load(code.i32(0), where.common, 'f32'), false);
      return graph.leaf(name, () => code.get(where.loaded), false);
    };
    const { module, outside } = this;
    const frame: Frame = { code, module, outside, shape, ...NOWHERE };
    const lowering = new Lowering(frame, graph, { temporary: leaf, written: () => undefined });
    const root = graph.asNumberKind(lowered(value, lowering, graph));
    return new Emitter(code, shape, [root]).materialise(root);
  }
}

/** Between two numbers goes, in two instructions, what is no number to the lower: nobody here is told NaN. */
function lowered(value: Expression, lowering: Lowering, graph: Graph): Node {
  if (value.kind === 'call' && value.name === 'clip') {
    const [of, least, most] = value.arguments;
    if (least.kind === 'number' && most.kind === 'number')
      return graph.pmin(graph.number(most.value), graph.pmax(graph.number(least.value), lowering.lower(of)));
  }
  return lowering.lower(value);
}

/** With a number in place of a name. */
export function withNumber(expression: Expression, name: string, value: number): Expression {
  return rewrite(expression, (node) => (node.kind === 'symbol' && node.name === name ? number(value) : node));
}

/** A graph of values becomes instructions: each node once, kept in a local if more than one asks for it. */
import type { Code, Local } from './code.js';
import type { Node } from './graph.js';
import type { Shape } from './shape.js';

export class Emitter {
  private readonly uses = new Map<Node, number>();
  private readonly locals = new Map<Node, Local>();

  /** @param roots all that will be asked for: it is counted who uses what. */
  constructor(
    private readonly code: Code,
    readonly shape: Shape,
    roots: Iterable<Node>,
  ) {
    for (const root of roots) this.count(root);
  }

  /** Pushes the value of a node. */
  push(node: Node): void {
    const kept = this.locals.get(node);
    if (kept !== undefined) {
      this.code.get(kept);
      return;
    }
    this.compute(node);
    if (!isCheap(node) && this.uses.get(node)! > 1) this.code.tee(this.keep(node));
  }

  /** Computes a node, if that has not been done, and gives the local that holds it. */
  materialise(node: Node): Local {
    const kept = this.locals.get(node);
    if (kept !== undefined) return kept;
    this.compute(node);
    const local = this.keep(node);
    this.code.set(local);
    return local;
  }

  /** How many operations a loop's every turn has to do anew. */
  get labour(): number {
    return [...this.uses.keys()].filter(({ varies, parts }) => varies && parts.length > 0).length;
  }

  /** Computes now what a loop's every turn would else compute anew. */
  hoist(): void {
    for (const node of [...this.uses.keys()]) {
      if (node.varies)
        for (const part of node.parts) if (!part.varies && !isCheap(part)) this.materialise(part);
    }
  }

  private keep(node: Node): Local {
    const local = this.code.local(this.shape.localType(node.kind));
    this.locals.set(node, local);
    return local;
  }

  private count(node: Node): void {
    const uses = this.uses.get(node) ?? 0;
    this.uses.set(node, uses + 1);
    if (uses === 0) for (const part of node.parts) this.count(part);
  }

  private compute(node: Node): void {
    const { code, shape } = this;
    switch (node.operation) {
      case 'constant':
        shape.constant(code, node.value!);
        return;
      case 'bits':
        shape.bits(code, node.bits!);
        return;
      case 'leaf':
        node.emit!(code);
        return;
      case 'select': {
        const [condition, ifTrue, ifFalse] = node.parts;
        this.push(ifTrue);
        this.push(ifFalse);
        this.push(condition);
        shape.operate(code, node);
        return;
      }
      case 'outside': {
        const result = code.local(shape.localType('number'));
        this.callOutside(node, node.parts, result);
        code.get(result);
        return;
      }
      case 'unlessRare': {
        const [rare, usual, ...parts] = node.parts;
        // In locals before the branch, for what comes after it may want them too.
        for (const part of parts) this.materialise(part);
        const result = code.local(shape.localType('number'));
        this.push(usual);
        code.set(result);
        this.push(rare);
        shape.anyTrue(code);
        // The lanes are put into what is already there, so that it is needed either way: V8 would else compute it, and
        // every constant in it, behind the branch, where constants are not kept from one turn of a loop to the next.
        code.if(() => this.callOutside(node, parts, result)).get(result);
        return;
      }
      default:
        for (const part of node.parts) this.push(part);
        shape.operate(code, node);
    }
  }

  private callOutside(node: Node, parts: readonly Node[], result: Local): void {
    const given = parts.map((part) => this.materialise(part));
    for (let lane = 0; lane < this.shape.lanes; lane++) {
      for (const local of given) this.shape.pushLane(this.code, local, lane);
      this.code.call(node.call!);
      this.shape.fillLane(this.code, result, lane);
    }
  }
}

/** Constants are as quickly written again as fetched from a local. */
function isCheap({ operation }: Node): boolean {
  return operation === 'constant' || operation === 'bits';
}

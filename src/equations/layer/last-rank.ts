/** Which ranks a program tells apart: where it asks for the first few only, engines need not sort a layer. */
import type { Expression } from '../expression.js';
import type { LayerProgram, Step } from './layer-program.js';
import type { LayerSize } from './program-layer.js';

/** The program, with the last rank that counts in each comparison of ranks. */
export function withLastRanks(program: LayerProgram, size: LayerSize): LayerProgram {
  const steps = [...program.start, ...program.answer, ...program.learn];
  const limited = (step: Step): Step => {
    if (step.kind !== 'compare' || step.how !== 'rank' || step.target === program.shows) return step;
    const asked = Math.max(0, ...steps.map(({ value }) => lastRankIn(value, step.target)));
    return { ...step, lastRank: Math.min(asked, size[step.side] - 1) };
  };
  return {
    ...program,
    start: program.start.map(limited),
    answer: program.answer.map(limited),
    learn: program.learn.map(limited),
  };
}

/** Infinite where the rank is used as a number. */
function lastRankIn(node: Expression, rank: string): number {
  const worst = (...parts: readonly Expression[]) =>
    Math.max(0, ...parts.map((part) => lastRankIn(part, rank)));
  switch (node.kind) {
    case 'number':
      return 0;
    case 'symbol':
      return node.name === rank ? Number.POSITIVE_INFINITY : 0;
    case 'unary':
      return worst(node.operand);
    case 'call':
      return worst(...node.arguments);
    case 'binary': {
      const bound = boundOf(node.left, node.right, rank) ?? boundOf(node.right, node.left, rank);
      // Whatever is above the bound compares to it as the first whole number above it does.
      if (bound !== undefined && COMPARISONS.has(node.operator)) return Math.max(0, Math.floor(bound) + 1);
      return worst(node.left, node.right);
    }
  }
}

function boundOf(one: Expression, other: Expression, rank: string): number | undefined {
  return one.kind === 'symbol' && one.name === rank && other.kind === 'number' ? other.value : undefined;
}

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

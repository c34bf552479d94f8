/** Gives every random call of a program a slot of its own, in the order of the statements. */
import { type Expression, rewrite, walk } from './expression.js';
import { FUNCTIONS } from './functions.js';
import type { Program, Statement } from './program.js';

export function withDraws(statements: readonly Statement[]): Program {
  const slots = new Slots();
  const numbered = statements.map((statement) => ({ ...statement, value: slots.number(statement.value) }));
  return { statements: numbered, draws: slots.used };
}

export function conditionWithDraws(condition: Expression): { condition: Expression; draws: number } {
  const slots = new Slots();
  return { condition: slots.number(condition), draws: slots.used };
}

/** Whether a random number is drawn anywhere in it. */
export function isRandom(expression: Expression): boolean {
  let found = false;
  walk(expression, (node) => {
    if (node.kind === 'call' && FUNCTIONS.get(node.name)?.random === true) found = true;
  });
  return found;
}

class Slots {
  used = 0;

  number(expression: Expression): Expression {
    return rewrite(expression, (node) =>
      node.kind === 'call' && FUNCTIONS.get(node.name)?.random === true
        ? { ...node, slot: this.used++ }
        : node,
    );
  }
}

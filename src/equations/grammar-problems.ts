/** What to say of a text that is not an expression, and what to do about it. */
import { Problem } from '../problem.js';
import { nearest } from '../suggest.js';
import { FUNCTION_NAMES, type FunctionSpec, functionMeantBy } from './functions.js';
import { RESERVED } from './reserved-words.js';
import type { Token } from './tokens.js';
import { unitInOtherCase, unitMeantBy } from './units/abbreviations.js';
import { findUnit } from './units/unit.js';

export function problem(token: Token, what: string, fix: string): Problem {
  return new Problem(what, { fix, offset: token.offset });
}

export function unknownFunction(token: Token): Problem {
  const meant = functionMeantBy(token.text) ?? nearest(token.text, FUNCTION_NAMES);
  return problem(
    token,
    `There is no function \`${token.text}\`.`,
    meant !== undefined
      ? `Did you mean \`${meant}\`?`
      : `To multiply, write \`${token.text}*(...)\`. Functions: ${FUNCTION_NAMES.join(', ')}.`,
  );
}

export function checkArity(token: Token, spec: FunctionSpec, given: number): void {
  const wanted = spec.takes.length;
  if (given === wanted) return;
  throw problem(
    token,
    `\`${spec.name}\` takes ${wanted} argument${wanted === 1 ? '' : 's'}, not ${given}.`,
    `Write \`${example(spec)}\`.`,
  );
}

export function example(spec: FunctionSpec): string {
  return `${spec.name}(${['a', 'b', 'c'].slice(0, spec.takes.length).join(', ')})`;
}

/** A value behind a value, with no operator between them. */
export function misplaced(token: Token, before: Token): Problem {
  if (token.kind === 'name') {
    const reserved = RESERVED.get(token.text);
    if (reserved !== undefined)
      return problem(token, `\`${token.text}\` is not part of the dialect.`, reserved);
    const unit = unitMeantBy(token.text) ?? unitInOtherCase(token.text);
    if (before.kind === 'number' && unit !== undefined && findUnit(unit) !== undefined)
      return problem(token, `\`${token.text}\` is not a unit.`, `Write \`${before.text} ${unit}\`.`);
  }
  const left = before.kind === 'operator' ? ')' : before.text;
  return problem(
    token,
    `There is no operator between \`${left}\` and \`${token.text}\`.`,
    `Write \`${left}*${token.text}\` to multiply; only a number and a unit may stand side by side.`,
  );
}

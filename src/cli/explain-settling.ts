/** A rule of networks that settle, for people: its text, and what engines make of it. */
import {
  type Changes,
  checkEquilibrium,
  closedForm,
  type EquilibriumProgram,
  telescopes,
} from '../equations/equilibrium/index.js';
import { loadParser } from '../equations/parser.js';
import { printExpression } from '../equations/print.js';
import type { EquilibriumDescription } from '../network/equilibrium-description.js';
import { Problem } from '../problem.js';
import { paintFor } from './colour.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

export async function explainSettling(
  name: string,
  description: EquilibriumDescription,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const program = checkEquilibrium(description, await loadParser());
  const made = explained(program);
  if (json) {
    terminal.out.write(`${JSON.stringify({ rule: name, ...description, ...made })}\n`);
    return EXIT.done;
  }
  const paint = paintFor(terminal.out, terminal.env);
  const { about, source, phases, parameters = {}, ...texts } = description;
  const given = Object.entries(parameters).map(([parameter, value]) => `${parameter} = ${value}`);
  const lines = [
    paint.bold(name),
    ...[about, source].filter((line) => line !== undefined && line !== ''),
    ...Object.entries(texts).flatMap(([entry, text]) =>
      text === undefined ? [] : ['', paint.bold(entry), ...textLines(text)],
    ),
    '',
    ...(given.length === 0 ? [] : [given.join(', ')]),
    `${program.phases.free} free steps, then ${program.phases.nudged} nudged, ${program.phases.nudging}`,
    '',
    paint.bold('a step'),
    `  s = ${made.step}`,
    ...(made.tells === 's' ? ['  it tells its state'] : [`  it tells ${made.tells}`]),
    paint.bold('a synapse learns'),
    ...made.synapse.map((term) => `  ${term}`),
    paint.bold('a bias learns'),
    ...made.bias.map((term) => `  ${term}`),
    paint.bold('by messages'),
    `  ${made.messages}`,
  ];
  terminal.out.write(`${lines.join('\n')}\n`);
  return EXIT.done;
}

function explained(program: EquilibriumProgram) {
  const { neuron, weights, biases } = program;
  return {
    step: printExpression(neuron.next),
    tells: neuron.tellsState ? 's' : printExpression(neuron.rho),
    synapse: termsOf(weights),
    bias: termsOf(biases),
    messages: byMessages(program),
  };
}

function termsOf({ products, own }: Changes): string[] {
  return [
    ...products.map(({ scale, pre, post }) =>
      [scale, pre, post]
        .flatMap((part) => (part === undefined ? [] : [`(${printExpression(part)})`]))
        .join(' '),
    ),
    ...own.map(
      ({ scale, own: of }) =>
        `(${printExpression(scale)})${of === undefined ? '' : ` (${printExpression(of)})`}, once for an update`,
    ),
  ];
}

function byMessages(program: EquilibriumProgram): string {
  try {
    closedForm(program);
  } catch (error) {
    if (error instanceof Problem) return error.what;
    throw error;
  }
  return telescopes(program)
    ? 'closed form between messages; what they carry telescopes into what a synapse learns'
    : 'closed form between messages; synapses learn at the end of a phase';
}

const textLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `  ${line}`);

/** A rule of layers for people: its text, who sees what, and what each step becomes for one frame and for a batch. */
import { type Form, formOf } from '../engines/tensor/layer/form.js';
import {
  checkLayer,
  type LayerProgram,
  type LayerSize,
  programLayer,
  type Step,
} from '../equations/layer/index.js';
import { loadParser } from '../equations/parser.js';
import { printExpression } from '../equations/print.js';
import type { LayerDescription } from '../network/layer-description.js';
import { paintFor } from './colour.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

/** Sizes only stand in texts that name them (`N_pre`). */
const EXAMPLE = { pre: 784, post: 100 };

/** @param size of the layer, where there is one. */
export async function explainRule(
  name: string,
  description: LayerDescription,
  json: boolean,
  terminal: Terminal,
  size: LayerSize = EXAMPLE,
): Promise<ExitCode> {
  const program = programLayer(checkLayer(description, await loadParser()), size);
  const phases = { start: program.start, answer: program.answer, learn: program.learn };
  if (json) {
    const steps = Object.fromEntries(
      Object.entries(phases).map(([phase, taken]) => [phase, taken.map((step) => explained(step, program))]),
    );
    terminal.out.write(`${JSON.stringify({ rule: name, ...description, steps })}\n`);
    return EXIT.done;
  }
  const paint = paintFor(terminal.out, terminal.env);
  const lines = [
    paint.bold(name),
    ...(description.about === '' ? [] : [description.about]),
    ...(description.source === undefined ? [] : [description.source]),
    '',
    paint.bold('equations'),
    ...textLines(description.equations),
    ...section(paint.bold('on_start'), description.on_start),
    ...section(paint.bold('on_frame'), description.on_frame),
    '',
    `keeps ${program.kept.map(({ name: kept }) => kept).join(', ')}; is told ${program.given.join(', ')}; shows ${program.shows}`,
    ...Object.entries(phases).flatMap(([phase, steps]) =>
      steps.length === 0
        ? []
        : ['', paint.bold(phase), ...steps.flatMap((step) => stepLines(explained(step, program)))],
    ),
  ];
  terminal.out.write(`${lines.join('\n')}\n`);
  return EXIT.done;
}

interface Explained {
  readonly does: string;
  readonly form: Form;
}

function explained(step: Step, program: LayerProgram): Explained {
  return { does: `${step.target} = ${whatOf(step)}`, form: formOf(step, program) };
}

function whatOf(step: Step): string {
  const value = printExpression(step.value);
  switch (step.kind) {
    case 'gather':
      return `sum over the ${step.side === 'post' ? 'incoming' : 'outgoing'} synapses of ${value}`;
    case 'gather largest':
      return `largest over the ${step.side === 'post' ? 'incoming' : 'outgoing'} synapses of ${value}`;
    case 'gather in order':
      return `sum over the targets up to this one of ${value}`;
    case 'compare':
      return `${step.how} over the layer of ${value}`;
    default:
      return value;
  }
}

function stepLines({ does, form }: Explained): string[] {
  switch (form.kind) {
    case 'products':
      return [`  ${does}`, ...form.terms.map((term) => `    batch: ${term}`)];
    case 'swept':
      return [`  ${does}`, `    batch: swept synapse by synapse, for ${form.why}`];
    case 'entries':
      return [`  ${does}`];
  }
}

function section(title: string, text: string | undefined): string[] {
  return text === undefined ? [] : [title, ...textLines(text)];
}

function textLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `  ${line}`);
}

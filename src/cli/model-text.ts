/** A built-in model or rule as the text that a user could have written, with a line on how to use it. */
import { writeYaml } from '../network/yaml/write.js';
import type { CatalogueText } from './catalogue.js';

type Model = Extract<CatalogueText, { model: unknown }>;

/** YAML that may be pasted into a network file, under `models` or `synapses`, and changed there. */
export function modelText(name: string, { kind, model }: Model): string {
  const { about, source, ...rest } = model;
  const head = [
    `# ${name}, a built-in ${kind.endsWith('rule') ? kind : `${kind} model`}. ${about ?? ''}`,
    ...(source === undefined ? [] : [`# ${source}`]),
    `# By name: ${usage(name, kind, Object.entries(model.parameters ?? {})[0])}`,
    ...(hasMarks(model) ? MARKS : []),
  ].map((line) => `${line.trimEnd()}\n`);
  return head.join('') + writeYaml({ [name]: Object.fromEntries(Object.entries(rest).map(plainText)) });
}

function usage(name: string, kind: Model['kind'], parameter: [string, unknown] | undefined): string {
  const given = parameter && `${parameter[0]}: ${parameter[1]}`;
  if (kind === 'layer rule') return `synfire learn ${name}`;
  if (kind === 'settling rule') return `settles: ${name}${given ? `, with: {${given}}` : ''}`;
  if (kind === 'rule') return `learn: {rule: ${name}${given ? `, ${given}` : ''}}`;
  return `${kind === 'neuron' ? 'model' : 'synapse'}: ${name}${given ? `, with: {${given}}` : ''}`;
}

const MARKS = [
  "# {target} is the target's variable that spikes are added to: its model's `input`, or `variable` of the",
  '# projection. {unit} is the unit of that variable.',
];

function hasMarks(model: Model['model']): boolean {
  return /\{(target|unit)\}/.test(JSON.stringify(model));
}

/** The text blocks of our own sources are indented as the source around them is. */
function plainText([key, value]: [string, unknown]): [string, unknown] {
  if (typeof value !== 'string' || !value.includes('\n')) return [key, value];
  const lines = value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [key, `${lines.join('\n')}\n`];
}

import { checkNetwork } from '../build/check.js';
import { loadParser } from '../equations/parser.js';
import { paintFor } from './colour.js';
import { explain } from './explanation.js';
import { explanationText } from './explanation-text.js';
import { NetworkSource } from './network-source.js';
import { buildSource } from './session.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

export interface ExplainOptions {
  readonly set: readonly string[];
  readonly program?: boolean;
  readonly kernels?: boolean;
  readonly json?: boolean;
}

export async function explainNetwork(
  network: string,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const source = await NetworkSource.load({ network, cwd: terminal.cwd, set: options.set });
  const parse = await loadParser();
  const checked = await source.placing(async () => checkNetwork(source.description, { parse }));
  const explained = explain(checked, source.description.about, options.program === true);
  const kernels = options.kernels ? await kernelText(source) : undefined;
  if (options.json) terminal.out.write(`${JSON.stringify({ ...explained, kernels })}\n`);
  else {
    terminal.out.write(explanationText(explained, paintFor(terminal.out, terminal.env)));
    if (kernels !== undefined) terminal.out.write(`\n${kernels}`);
  }
  return EXIT.done;
}

async function kernelText(source: NetworkSource): Promise<string> {
  const { describeKernels } = await import('../engines/kernels/index.js');
  return describeKernels(await buildSource(source));
}

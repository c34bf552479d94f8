import { checkNetwork } from '../build/check.js';
import { loadParser } from '../equations/parser.js';
import { paintFor } from './colour.js';
import { explain } from './explanation.js';
import { explanationText } from './explanation-text.js';
import { NetworkSource } from './network-source.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

export interface ExplainOptions {
  readonly set: readonly string[];
  readonly program?: boolean;
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
  terminal.out.write(
    options.json
      ? `${JSON.stringify(explained)}\n`
      : explanationText(explained, paintFor(terminal.out, terminal.env)),
  );
  return EXIT.done;
}

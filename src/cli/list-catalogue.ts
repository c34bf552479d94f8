/** What `list` prints. */
import { catalogue, catalogueText } from './catalogue.js';
import { paintFor } from './colour.js';
import { modelText } from './model-text.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';

/** A line on each entry, under a heading where there are several kinds; on a terminal, folded to fit. */
export async function listAll(kinds: readonly string[], json: boolean, terminal: Terminal): Promise<void> {
  const found = await Promise.all(kinds.map(async (kind) => ({ kind, ...(await catalogue(kind)) })));
  if (json) {
    const data = Object.fromEntries(found.map(({ kind, entries }) => [kind, entries]));
    terminal.out.write(`${JSON.stringify(data)}\n`);
    return;
  }
  const width = terminal.out.isTerminal ? terminal.out.columns : undefined;
  const paint = paintFor(terminal.out, terminal.env);
  const sections = found.map(({ kind, entries }) => {
    const heading = found.length > 1 ? `${paint.bold(kind)}\n` : '';
    return (
      heading +
      table(
        entries.map(({ name, kind, about, source }) => [
          name,
          kind,
          source === undefined ? about : `${about} [${source}]`,
        ]),
        width,
      )
    );
  });
  terminal.out.write(sections.join('\n'));
  for (const { note } of found) if (note !== undefined) terminal.err.write(`${note}\n`);
}

/** All of one: the file of a network, the text of a model or rule. */
export async function showOne(what: string, name: string, json: boolean, terminal: Terminal): Promise<void> {
  const found = await catalogueText(what, name);
  if (json) terminal.out.write(`${JSON.stringify({ name, ...found })}\n`);
  else terminal.out.write('text' in found ? found.text : modelText(name, found));
}

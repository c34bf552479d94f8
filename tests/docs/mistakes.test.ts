/** docs/mistakes.md is true: each row's mistake, put into the network of that page, gives the message of the row. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkNetwork } from '../../src/build/check.js';
import { loadParser, type Parse } from '../../src/equations/parser.js';
import { loadNetwork, withPlaces } from '../../src/network/load.js';
import { problemsOf } from '../network/problems-of.js';

const PAGE = readFileSync(new URL('../../docs/mistakes.md', import.meta.url), 'utf8');
const NETWORK = /```yaml\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
const FEWEST = 20;

interface Row {
  readonly mistake: string;
  readonly right: string;
  readonly wrong: string;
  readonly message: string;
}

const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line): Row => {
    const [mistake, right, wrong, message] = line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
    return { mistake, right: code(right), wrong: code(wrong), message };
  });

/** What stands between backticks: two on each side where it holds some itself. */
function code(cell: string): string {
  return cell.replace(/^(`+) ?/, '').replace(/ ?`+$/, '');
}

let parse: Parse;
beforeAll(async () => {
  parse = await loadParser();
});

function check(text: string): void {
  const { description, locate } = loadNetwork(text, 'pair.yaml');
  withPlaces(locate, () => checkNetwork(description, { parse }));
}

describe('the page of mistakes', () => {
  it('begins with a network that is right', () => {
    expect(NETWORK).not.toBe('');
    check(NETWORK);
  });

  it(`has at least ${FEWEST} mistakes`, () => expect(ROWS.length).toBeGreaterThanOrEqual(FEWEST));

  it.each(ROWS)('tells the truth about: $mistake', ({ right, wrong, message }) => {
    expect(NETWORK.split(right), 'what is replaced occurs once').toHaveLength(2);
    expect(problemsOf(() => check(NETWORK.replace(right, wrong))).join(' ')).toBe(message);
  });
});

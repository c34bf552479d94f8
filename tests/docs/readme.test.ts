/** What the README shows a newcomer is run here as it stands there. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { running } from '../running.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme);
  if (found === null) throw new Error(`the README has no ${language} block`);
  return found[1];
}

describe('the README', () => {
  it('shows a network that runs and fires', async () => {
    const pulse = (await running(block('yaml'))).run();
    expect(pulse.spikes('cells').ticks.length).toBeGreaterThan(0);
  });

  it('shows TypeScript that runs and prints spikes', () => {
    const printed = execFileSync(process.execPath, ['--input-type=module'], {
      cwd: ROOT,
      input: block('ts'),
      encoding: 'utf8',
    });
    expect(printed).toMatch(/^\d+(\.\d+)? \d+\n/);
  });
});

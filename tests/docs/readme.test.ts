/** What the README shows a newcomer is run here as it stands there. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demandBuilt } from '../built.js';
import { running } from '../running.js';

demandBuilt();

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'dist/bin/synfire.js');
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme);
  if (found === null) throw new Error(`the README has no ${language} block`);
  return found[1];
}

describe('the README', () => {
  it('shows the picture that its commands draw', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'synfire-'));
    const synfire = (...args: string[]) => execFileSync(process.execPath, [MAIN, ...args], { cwd: folder });
    const commands = [...readme.matchAll(/^npx synfire (.*runs\/chain.*)$/gm)].map(([, line]) =>
      line.split(' '),
    );
    expect(commands.map(([command]) => command)).toEqual(['run', 'plot']);
    for (const command of commands) synfire(...command);
    const drawn = readFileSync(join(folder, 'runs/chain/raster.svg'), 'utf8');
    rmSync(folder, { recursive: true });
    await expect(drawn).toMatchFileSnapshot('../../docs/synfire_chain.svg');
  });

  it('shows a network that runs and fires', async () => {
    const pulse = (await running(block('yaml'))).run();
    expect(pulse.spikes('cells').ticks.length).toBeGreaterThan(0);
  });

  it('shows a rule that learns', () => {
    const [, rule] = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text);
    const folder = mkdtempSync(join(tmpdir(), 'synfire-'));
    writeFileSync(join(folder, 'oja.yaml'), rule);
    const printed = execFileSync(process.execPath, [MAIN, 'run', 'oja.yaml', '--json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(printed).testAccuracy).toBeGreaterThan(0.7);
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

import { expect, test } from 'vitest';
import { showBuilding } from '../../src/cli/build-progress.js';
import { fakeTerminal, synfire } from './fake-terminal.js';
import { temporaryFolder } from './small-network.js';

test('on a terminal each part is named as it is built, in a line that fits and goes away', () => {
  const terminal = fakeTerminal({ isTerminal: true });
  Object.assign(terminal.err, { columns: 20 });
  const building = showBuilding(terminal, false);
  building.update(0, 'exc');
  building.update(0.256, 'a projection of a very long name');
  building.end();
  building.end();
  expect(terminal.errText.split('\r\u001b[K')).toEqual(['', 'building exc · 0 %', 'building a projecti', '']);
});

test('elsewhere there is a line every ten seconds, and none where it shall be quiet', () => {
  const terminal = fakeTerminal({ clockStepMs: 4000 });
  const building = showBuilding(terminal, false);
  for (let k = 0; k < 10; k++) building.update(k / 10, `part ${k}`);
  building.end();
  expect(terminal.errText).toBe('building part 2 · 20 %\nbuilding part 5 · 50 %\nbuilding part 8 · 80 %\n');
  const quiet = fakeTerminal({ isTerminal: true });
  showBuilding(quiet, true).update(0, 'exc');
  expect(quiet.errText).toBe('');
});

test('a run tells what it builds', async () => {
  const folder = temporaryFolder();
  try {
    const { err } = await synfire(['run', 'small.yaml'], { cwd: folder.path, isTerminal: true });
    expect(err).toContain('building rec->a · 50 %');
    const { err: quiet } = await synfire(['run', 'small.yaml', '-q'], { cwd: folder.path, isTerminal: true });
    expect(quiet).toBe('');
  } finally {
    folder.remove();
  }
});

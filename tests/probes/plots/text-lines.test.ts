import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LETTER_WIDTH, textLines } from '../../../src/probes/plots/text-lines.js';

test('no letter is lost, no line too wide, and no line shorter than it must be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z-]{1,40}$/), { maxLength: 30 }),
      fc.integer({ min: 5, max: 50 }),
      (words, most) => {
        const lines = textLines(words.join(' '), (most + 0.5) * LETTER_WIDTH);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        lines.forEach((line, k) => {
          expect(line.length).toBeLessThanOrEqual(most);
          const next = lines[k + 1]?.split(' ')[0];
          if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(most);
        });
      },
    ),
  );
});

test('of nothing there is nothing', () => {
  expect(textLines('', 100)).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { YamlSource } from '../../../src/network/yaml/source.js';

/** Where the file has the character at `offset` of the value of `key`. */
function characterAt(file: string, offset: number): string {
  const { line, column } = new YamlSource(file, 'x').place(['key'], offset);
  return file.split('\n')[line - 1].slice(column - 1);
}

const FILES: [style: string, file: string][] = [
  ['plain', 'key: aa + bb * ?here'],
  ['plain over lines', 'key: aa +\n  bb *\n  ?here'],
  ['double quotes', 'key: "aa \\"x\\" \\u0041 \\\\ \\t bb ?here"'],
  ['double quotes over lines', 'key: "aa\n  bb \\\n  ?here"'],
  ['single quotes', "key: 'it''s ?here'"],
  ['literal', 'key: |\n  aa = bb\n\n  cc = dd  # note\n    ?here\n'],
  ['literal with a note', 'key: |2-  # note ?\n  aa = bb\n  ?here'],
  ['folded', 'key: >\n  aa = bb\n  cc\n\n  ?here\n'],
  ['in braces', '{key: "aa, bb ?here", b: 1}'],
];

describe('a character of a text', () => {
  it.each(FILES)('is found in %s', (_, file) => {
    const { data } = new YamlSource(file, 'x') as { data: { key: string } };
    expect(characterAt(file, data.key.indexOf('?here'))).toMatch(/^\?here/);
  });

  it('is found however YAML writes the text', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '"', "'", '\\', ':', '#', 'ä', '+'),
      maxLength: 30,
    });
    const styles = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(
        texts,
        texts,
        styles,
        fc.integer({ min: 20, max: 60 }),
        (before, after, style, lineWidth) => {
          const text = `${before}?here${after}`;
          const file = stringify({ key: text }, { defaultStringType: style as 'PLAIN', lineWidth });
          // What YAML made of the text counts: folded, it may not come back as it was.
          const { data } = new YamlSource(file, 'x') as { data: { key: string } };
          return characterAt(file, data.key.indexOf('?here')).startsWith('?');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the place of an entry', () => {
  const source = new YamlSource('a:\n  b: [x, {c: 1}]\n  d: &d {e: 2}\nf: *d\n', 'x');
  const at = (...path: (string | number)[]) => {
    const { line, column } = source.place(path);
    return [line, column];
  };

  it('is that of its value, or of the key of a map or list', () => {
    expect(at('a', 'b', 1, 'c')).toEqual([2, 14]);
    expect(at('a', 'b', 0)).toEqual([2, 7]);
    expect(at('a', 'b')).toEqual([2, 3]);
    expect(at('f', 'e')).toEqual([3, 13]);
  });

  it('is the nearest around what the file does not have', () => {
    expect(at('a', 'b', 1, 'c', 'deeper')).toEqual([2, 14]);
    expect(at('a', 'missing')).toEqual([1, 1]);
    expect(at()).toEqual([1, 1]);
  });
});

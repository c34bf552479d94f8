import { describe, expect, it } from 'vitest';
import { formOf } from '../../../../src/engines/tensor/layer/form.js';
import { checkLayer, programLayer } from '../../../../src/equations/layer/index.js';
import { loadParser } from '../../../../src/equations/parser.js';
import { LAYER_RULES } from '../../../../src/rules/layer-rules.js';

const parse = await loadParser();

function formsOf(on_frame: string, equations = '') {
  const description = {
    about: '',
    equations: `w : 1\ny_post = w * y_pre : 1 (summed)\n${equations}`,
    on_frame,
  };
  const program = programLayer(checkLayer(description, parse), { pre: 3, post: 2 });
  return program.learn.map((step) => formOf(step, program));
}

describe('the form of a step', () => {
  it('is products of matrices for every built-in rule', () => {
    for (const description of LAYER_RULES.values()) {
      const program = programLayer(checkLayer(description, parse), { pre: 3, post: 2 });
      for (const step of [...program.answer, ...program.learn])
        expect(formOf(step, program).kind).not.toBe('swept');
    }
  });

  it('names the products', () => {
    expect(formsOf('w += 2 * y_post * (y_pre - y_post * w)')).toEqual([
      {
        kind: 'products',
        terms: ['sum over batch of (y_pre) (2*y_post)', '-1 (w) sum over batch of (2*y_post*y_post)'],
      },
    ]);
  });

  it('says what is swept, and why', () => {
    expect(formsOf('w += y_post * clip(w * y_pre, 0, 1)')).toEqual([
      { kind: 'swept', why: expect.stringContaining('meet inside a function') },
    ]);
    expect(formsOf('w += y_pre * told', 'told = w * y_post : 1 (summed in order)').at(-1)).toEqual({
      kind: 'swept',
      why: expect.stringContaining('told'),
    });
  });
});

import { expect, it } from 'vitest';
import { open } from './open.js';

const [FROM, UNTIL] = [70, 100];
const WINDOW_S = 0.025;
const SURE = 0.8;

/** Of each learner's spikes of the last 30 s, the largest share that follows one pattern; 0 where there are hardly any. */
async function selectivity(settings: readonly string[]): Promise<{ share: number; pattern: number }[]> {
  const run = (await open('frontprop_spikes', settings)).run(UNTIL);
  const begins = Array.from({ length: 6 }, (_, p) => run.timesOf('patterns', p));
  return Array.from({ length: 20 }, (_, j) => {
    const times = run.timesOf('learners', j).filter((time) => time > FROM);
    const follows = begins.map(
      (of) => times.filter((time) => of.some((begin) => time > begin && time <= begin + WINDOW_S)).length,
    );
    const most = Math.max(...follows);
    return { share: times.length < 5 ? 0 : most / times.length, pattern: follows.indexOf(most) };
  });
}

it('frontprop_spikes: neurons come to answer to one pattern each, and to every pattern some', async () => {
  for (const seed of [1, 2]) {
    const sure = (await selectivity([`run.seed=${seed}`])).filter(({ share }) => share > SURE);
    expect(sure.length).toBeGreaterThan(14);
    expect(new Set(sure.map(({ pattern }) => pattern)).size).toBe(6);
  }
});

it('frontprop_spikes: thresholds that move do not do it alone', async () => {
  const unlearned = await selectivity(['populations.learners.with.boost=0']);
  expect(unlearned.filter(({ share }) => share > SURE).length).toBeLessThan(5);
});

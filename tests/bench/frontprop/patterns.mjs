/**
 * Six patterns of 7 x 7 pixels, twenty neurons, twenty thousand samples: how many neurons learn each pattern, and what noise, rare
 * patterns and time do to it.
 *
 *     npm run build && node tests/bench/frontprop/patterns.mjs runs=40 rule=frontprop
 */
import { built, given, meanAndSpread, ruleWith, say } from './built.mjs';

const { makeKernelLayer } = await built('engines/kernels/layer/layer');
const { RandomStream } = await built('clock/random');

const DRAWN = {
  cross: 'x.....x .x...x. ..x.x.. ...x... ..x.x.. .x...x. x.....x',
  plus: '...x... ...x... ...x... xxxxxxx ...x... ...x... ...x...',
  ring: '.xxxxx. x.....x x.....x x.....x x.....x x.....x .xxxxx.',
  bar: '....... ....... ....... xxxxxxx ....... ....... .......',
  corner: 'xxx.... xxx.... xxx.... ....... ....... ....... .......',
  block: '....... ....... ....... ....... ....... .....xx .....xx',
};
const PATTERNS = Object.values(DRAWN).map((rows) =>
  Float64Array.from(rows.replaceAll(' ', ''), (pixel) => Number(pixel === 'x')),
);
const PIXELS = 49;
/** A neuron has learned the pattern with which its weights make an angle below 26 degrees. */
const LEARNED = 0.9;

const settings = given({
  rule: 'frontprop',
  runs: 40,
  neurons: 20,
  samples: 20_000,
  /** Share of samples that are uniform noise and nothing else. */
  noise: 0,
  /** Largest of the uniform noise that is added to every pixel. */
  blur: 0,
  /** How often the first pattern is shown, against once for each other. */
  first: 1,
  boost: 0.02,
  decay: 5e-4,
  rest: '',
  k: '',
  temperature: '',
  repulsion: '',
});

function learnedBy(layer) {
  const w = layer.read('w');
  const counts = new Array(PATTERNS.length).fill(0);
  let homeless = 0;
  for (let j = 0; j < settings.neurons; j++) {
    let square = 0;
    for (let i = 0; i < PIXELS; i++) square += w[i * settings.neurons + j] ** 2;
    const cosines = PATTERNS.map((pattern) => {
      let product = 0;
      let size = 0;
      for (let i = 0; i < PIXELS; i++) {
        product += pattern[i] * w[i * settings.neurons + j];
        size += pattern[i] ** 2;
      }
      return product / Math.sqrt(square * size);
    });
    const best = cosines.indexOf(Math.max(...cosines));
    if (cosines[best] > LEARNED) counts[best]++;
    else homeless++;
  }
  return { counts, homeless };
}

function run(seed) {
  const size = { pre: PIXELS, post: settings.neurons };
  const layer = makeKernelLayer(ruleWith(settings.rule, settings), size, { name: 'layer', seed });
  const random = new RandomStream(seed, 'patterns', 'samples');
  const values = new Float64Array(PIXELS);
  const kinds = PATTERNS.length - 1 + settings.first;
  let half;
  for (let sample = 0; sample < settings.samples; sample++) {
    if (2 * sample === settings.samples) half = learnedBy(layer);
    const noisy = random.uniform(PIXELS, sample, 0) < settings.noise;
    const kind = Math.max(0, Math.floor(random.uniform(PIXELS + 1, sample, 0) * kinds) - settings.first + 1);
    for (let i = 0; i < PIXELS; i++)
      values[i] = noisy
        ? random.uniform(i, sample, 0)
        : PATTERNS[kind][i] + settings.blur * random.uniform(i, sample, 0);
    layer.present({ count: 1, width: PIXELS, values });
    layer.learn();
  }
  return { half, end: learnedBy(layer) };
}

const results = Array.from({ length: settings.runs }, (_, k) => run(k + 1));
const perPattern = Object.keys(DRAWN).map((name, p) => {
  const { mean, spread } = meanAndSpread(results.map(({ end }) => end.counts[p]));
  return `${name} ${mean.toFixed(2)} (${spread.toFixed(1)})`;
});
const covered = (which) =>
  results.filter((result) => result[which].counts.every((count) => count > 0)).length / settings.runs;
const { mean: homeless } = meanAndSpread(results.map(({ end }) => end.homeless));
const moved = meanAndSpread(
  results.map(({ half, end }) =>
    half.counts.reduce((sum, count, p) => sum + Math.abs(count - end.counts[p]), 0),
  ),
);
say(perPattern.join('  '));
say(
  `all six learned in ${(100 * covered('end')).toFixed(1)} % of ${settings.runs} runs (half way: ${(100 * covered('half')).toFixed(1)} %); ` +
    `${homeless.toFixed(2)} neurons learned none; counts differ by ${moved.mean.toFixed(2)} from half way`,
);

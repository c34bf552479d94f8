/**
 * Which of 16 patches holds the digit? One patch of a scene shows one of the 8x8 digits, the others nothing; a sensor adds noise to every
 * pixel, and to some columns of each patch much more (`loud`). Patches are the tokens of attention. What they say is pooled by
 * their relevance, and a logistic read-out names the digit from what was pooled. Prints, for several kinds of relevance, how much
 * of it goes to the digit, how often it is the largest, and what the read-out makes of it.
 *
 *     npm run build && node tests/bench/hebbian/attention.mjs loud=1 seeds=1,2,3
 */
import { fileURLToPath } from 'node:url';
import { built, given, meanAndSpread, ruleWith, say } from '../frontprop/built.mjs';

const { makeKernelLayer } = await built('engines/kernels/layer/layer');
const { chooseBackend } = await built('engines/tensor/choose');
const { openKnown } = await built('data/open-known');
const { KNOWN_DATASETS } = await built('data/known/index');
const { shuffledRows } = await built('data/shuffle');
const { folderFiles } = await built('node/data/folder-files');
const { RandomStream } = await built('clock/random');
const { attend } = await built('lab/attention/attend');
const { relevance, surprise } = await built('lab/attention/relevance');
const { Pca } = await built('lab/baselines/pca');
const { randomDirections } = await built('lab/baselines/untrained');
const { accuracy } = await built('lab/metrics/accuracy');
const { project } = await built('lab/project');
const { READOUTS } = await built('lab/readouts/index');
const { newRows, rowOf, rowRange } = await built('lab/rows');

const settings = given({
  seeds: '1,2,3',
  /** Standard deviations of the noise of most pixels, and of those of columns 0 and 7. */
  quiet: 0.2,
  loud: 1,
  /** Of keys and queries, and of what predicts patches. */
  units: 8,
  eta: 0.001,
  slide: 0.01,
});
const TOKENS = 16;
const SIDE = 8;
const PIXELS = SIDE * SIDE;
const folder = fileURLToPath(new URL('../../../stimuli', import.meta.url));
const digits = await openKnown(KNOWN_DATASETS.get('digits'), folderFiles(folder, folder));
const { backend } = await chooseBackend('auto');

/** All patches of all scenes, one scene after the other, and which of them hold the digits. */
function scenes({ inputs }, seed, part) {
  const random = new RandomStream(seed, 'scenes', part);
  const tokens = newRows(inputs.count * TOKENS, PIXELS);
  const places = new Uint32Array(inputs.count);
  for (let scene = 0; scene < inputs.count; scene++) {
    places[scene] = Math.floor(random.uniform(scene, 0, 0) * TOKENS);
    for (let token = 0; token < TOKENS; token++) {
      const patch = rowOf(tokens, scene * TOKENS + token);
      if (token === places[scene]) patch.set(rowOf(inputs, scene));
      for (let k = 0; k < PIXELS; k++) {
        const column = k % SIDE;
        const noise = column === 0 || column === SIDE - 1 ? settings.loud : settings.quiet;
        patch[k] += noise * random.normal(scene * TOKENS + token, k, 1);
      }
    }
  }
  return { tokens, places };
}

function taught(rule, tokens, seed) {
  const size = { pre: PIXELS, post: settings.units };
  const layer = makeKernelLayer(ruleWith(rule, settings), size, { name: rule, seed }, 'f32');
  for (const row of shuffledRows(tokens.count, seed, 1)) {
    layer.present(rowRange(tokens, row, row + 1));
    layer.learn();
  }
  return layer;
}

const answersOf = (layer, tokens) =>
  newRows(tokens.count, settings.units, Float32Array.from(layer.answer(tokens).values));

function principal(tokens) {
  const pca = new Pca(PIXELS, settings.units, backend);
  pca.begin({ inputs: tokens });
  pca.learn({ inputs: tokens });
  pca.endEpoch();
  return pca;
}

/** Of each token: the sum of error^2 / (2 variance). @param variances all 1 where none are given. */
function surprises(layer, tokens, variances = new Float64Array(PIXELS).fill(1)) {
  const answers = answersOf(layer, tokens);
  const w = layer.read('w');
  const { units } = settings;
  return Float64Array.from({ length: tokens.count }, (_, token) => {
    const errors = rowOf(tokens, token).map((pixel, i) => {
      let told = 0;
      for (let j = 0; j < units; j++) told += w[i * units + j] * answers.values[token * units + j];
      return pixel - told;
    });
    return surprise(errors, variances);
  });
}

/** The relevance of each token of each scene. @param keys undefined: every token attends to all alike. */
function relevances(tokens, keys, weights) {
  const result = new Float64Array(tokens.count);
  for (let from = 0; from < tokens.count; from += TOKENS) {
    const ofScene = weights?.subarray(from, from + TOKENS) ?? new Float64Array(TOKENS).fill(1);
    if (keys === undefined) result.set(ofScene, from);
    else {
      const some = rowRange(keys, from, from + TOKENS);
      const { shares } = attend({ queries: some, keys: some, values: some });
      result.set(relevance(shares, ofScene).values, from);
    }
  }
  return result;
}

/** The tokens of each scene in the shares of their relevance. */
function pooled(tokens, relevant) {
  const scenesIn = tokens.count / TOKENS;
  const result = newRows(scenesIn, PIXELS);
  for (let scene = 0; scene < scenesIn; scene++) {
    const some = relevant.subarray(scene * TOKENS, (scene + 1) * TOKENS);
    const all = some.reduce((sum, value) => sum + value, 0);
    const into = rowOf(result, scene);
    for (let token = 0; token < TOKENS; token++) {
      const patch = rowOf(tokens, scene * TOKENS + token);
      for (let k = 0; k < PIXELS; k++) into[k] += (some[token] / all) * patch[k];
    }
  }
  return result;
}

function judged(relevant, places) {
  let share = 0;
  let found = 0;
  for (const [scene, place] of places.entries()) {
    const some = relevant.subarray(scene * TOKENS, (scene + 1) * TOKENS);
    share += some[place] / some.reduce((sum, value) => sum + value, 0);
    if (some.indexOf(some.reduce((a, b) => Math.max(a, b))) === place) found++;
  }
  return { share: share / places.length, found: found / places.length };
}

const lengths = (tokens) =>
  Float64Array.from({ length: tokens.count }, (_, token) =>
    Math.sqrt(rowOf(tokens, token).reduce((sum, pixel) => sum + pixel * pixel, 0)),
  );

/** By name, what gives each token of some scenes its relevance. */
function kinds(train, seed) {
  const directions = randomDirections(settings.units, PIXELS, seed);
  const pca = principal(train.tokens);
  const sanger = taught('sanger', train.tokens, seed);
  const predicting = taught('relevance', train.tokens, seed);
  const variances = predicting.read('variance_pre');
  const plain = taught('subspace', train.tokens, seed);
  const by = (keysOf, weightsOf) => (tokens) => relevances(tokens, keysOf?.(tokens), weightsOf?.(tokens));
  return {
    'all alike': by(),
    'attention, random keys': by((tokens) => project(backend, tokens, directions)),
    'attention, principal components': by((tokens) => pca.features(tokens)),
    "attention, keys by Sanger's rule": by((tokens) => answersOf(sanger, tokens)),
    'attention, keys by the rule relevance': by((tokens) => answersOf(predicting, tokens)),
    "attention, Sanger's keys, times length": by((tokens) => answersOf(sanger, tokens), lengths),
    'error, each pixel alike (subspace rule)': by(undefined, (tokens) => surprises(plain, tokens)),
    'surprise, by precision': by(undefined, (tokens) => surprises(predicting, tokens, variances)),
    'attention times surprise, by precision': by(
      (tokens) => answersOf(predicting, tokens),
      (tokens) => surprises(predicting, tokens, variances),
    ),
  };
}

const figures = new Map();
for (const seed of settings.seeds.split(',').map(Number)) {
  const train = scenes(digits.train, seed, 'train');
  const test = scenes(digits.test, seed, 'test');
  const places = { train: train.places, test: test.places };
  const mark = (name, inTrain, inTest) => {
    const classifier = READOUTS.get('logistic')({
      train: { inputs: pooled(train.tokens, inTrain), labels: digits.train.labels },
      classes: digits.classes.length,
      seed,
      backend,
    });
    const right = accuracy(classifier.predict(pooled(test.tokens, inTest)), digits.test.labels);
    const all = figures.get(name) ?? [];
    all.push({ ...judged(inTest, places.test), right });
    figures.set(name, all);
  };
  for (const [name, of] of Object.entries(kinds(train, seed))) mark(name, of(train.tokens), of(test.tokens));
  const known = (part) => {
    const result = new Float64Array(part.tokens.count);
    for (const [scene, place] of part.places.entries()) result[scene * TOKENS + place] = 1;
    return result;
  };
  mark('the digit alone, told where it is', known(train), known(test));
}
const percent = (values) => {
  const { mean, spread } = meanAndSpread(values.map((value) => 100 * value));
  return `${mean.toFixed(1)} (${spread.toFixed(1)})`;
};
say('| relevance | of it on the digit, % | largest there, % | read-out right, % |');
say('|---|---|---|---|');
for (const [name, all] of figures) {
  const column = (key) => percent(all.map((one) => one[key]));
  say(`| ${name} | ${column('share')} | ${column('found')} | ${column('right')} |`);
}

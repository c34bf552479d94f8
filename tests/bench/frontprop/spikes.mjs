/**
 * The ready-made network `frontprop_spikes`: how many neurons come to answer to each pattern, how surely, and what noise, rare
 * patterns, lateral inhibition and time do to it.
 *
 *     npm run build && node tests/bench/frontprop/spikes.mjs runs=10
 *
 * A neuron answers to the pattern that begins within the 25 ms before at least 80 % of its answers, of the last 50 s. An answer
 * is all its spikes within 25 ms. `boost=0` is the network before learning: thresholds move, weights do not.
 */
import { readFileSync } from 'node:fs';
import { built, given, meanAndSpread, say } from './built.mjs';

const { buildCircuit } = await built('build/build');
const { Relay } = await built('bus/relay');
const { makeKernels } = await built('engines/kernels/index');
const { loadNetwork } = await built('network/load');

const WINDOW_S = 0.025;
const STRETCH_S = 50;
const SURE = 0.8;
/** Fewer answers in a stretch say nothing. */
const FEW = 5;

const settings = given({
  runs: 10,
  /** The settings of the network were chosen on seeds 1 to 5. */
  seed: 11,
  seconds: 100,
  neurons: 20,
  /** Spikes per second of each input cell that belong to no pattern. */
  noise: 2,
  /** How often a cell fires when its pattern calls it. */
  reliability: 0.9,
  /** How often the first pattern comes, against once for each other. */
  first: 1,
  inhibition: 0.25,
  boost: 0.03,
  sigma: 1,
  /** Seconds. */
  tau_theta: 10,
  /** 1: one line for each neuron of each run. */
  neuronByNeuron: 0,
});

const text = readFileSync(new URL('../../../networks/frontprop_spikes.yaml', import.meta.url), 'utf8');
const changes = [
  `populations.learners.size=${settings.neurons}`,
  `populations.learners.with.boost=${settings.boost}`,
  `populations.learners.with.sigma=${settings.sigma}`,
  `populations.learners.with.tau_theta=${settings.tau_theta} second`,
  `populations.patterns.rate=1.5 Hz * (1 + ${settings.first - 1} * int(i == 0))`,
  `parameters.noise=${settings.noise} Hz`,
  `parameters.reliability=${settings.reliability}`,
  `parameters.inhibition=${settings.inhibition}`,
];

/** Answers of one neuron: the first of spikes that lie close together. */
const answersAmong = (times) => times.filter((time, k) => k === 0 || time - times[k - 1] > WINDOW_S);

/** What a neuron that fired at `times` answers to, of the patterns that began at `shown`, by pattern. */
function answersTo(times, shown) {
  const answers = answersAmong(times);
  const follow = (begin) => answers.some((answer) => answer > begin && answer <= begin + WINDOW_S);
  const share = shown.map(
    (begins) =>
      answers.filter((answer) => begins.some((begin) => answer > begin && answer <= begin + WINDOW_S))
        .length / answers.length,
  );
  const pattern = share.indexOf(Math.max(...share));
  if (answers.length < FEW || !(share[pattern] >= SURE))
    return { pattern: undefined, answers: answers.length };
  const heard = shown[pattern].filter(follow).length / shown[pattern].length;
  return {
    pattern,
    heard,
    sure: share[pattern],
    delay: meanDelay(answers, shown[pattern]),
    answers: answers.length,
  };
}

/** From the beginning of a pattern to the answer, seconds. */
const meanDelay = (answers, begins) =>
  meanAndSpread(
    answers.flatMap((answer) =>
      begins.filter((begin) => answer > begin && answer <= begin + WINDOW_S).map((begin) => answer - begin),
    ),
  ).mean;

/** Furthest that the square of the length of any neuron's weights is from 1. */
function lengthError(weights, neurons) {
  const squares = new Float64Array(neurons);
  weights.forEach((weight, s) => {
    squares[s % neurons] += weight ** 2;
  });
  return Math.max(...squares.map((square) => Math.abs(square - 1)));
}

async function run(seed) {
  const { description } = loadNetwork(text, 'frontprop_spikes.yaml', [...changes, `run.seed=${seed}`]);
  const circuit = await buildCircuit(description);
  const indexOf = (name) => circuit.populations.findIndex((population) => population.name === name);
  const timesOf = circuit.populations.map(({ size }) => Array.from({ length: size }, () => []));
  const relay = new Relay();
  relay.observe('spike', ({ tick, population, neuron }) =>
    timesOf[population][neuron].push(tick * circuit.dt),
  );
  const engine = makeKernels(circuit, relay);
  engine.advance(Math.round(settings.seconds / circuit.dt));
  const stretch = (until) => {
    const within = (times) => times.filter((time) => time > until - STRETCH_S && time <= until);
    const shown = timesOf[indexOf('patterns')].map(within);
    return timesOf[indexOf('learners')].map((times) => answersTo(within(times), shown));
  };
  const learnt = circuit.projections.findIndex(({ name }) => name === 'learnt');
  return {
    half: stretch(settings.seconds / 2),
    end: stretch(settings.seconds),
    lengthError: lengthError(engine.projection(learnt, 'w'), settings.neurons),
    theta: [...engine.population(indexOf('learners'), 'theta')],
    patterns: circuit.populations[indexOf('patterns')].size,
  };
}

const results = [];
for (let k = 0; k < settings.runs; k++) results.push(await run(settings.seed + k));

const told = ({ pattern }) => pattern !== undefined;
const counts = ({ end, patterns }) =>
  Array.from({ length: patterns }, (_, p) => end.filter(({ pattern }) => pattern === p).length);
const shown = (values, digits = 2, factor = 1) => {
  const { mean, spread } = meanAndSpread(values);
  return `${(factor * mean).toFixed(digits)} (${(factor * spread).toFixed(digits)})`;
};
/** Means over the neurons of each run that answer to a pattern at all. */
const ofTold = (key) =>
  results
    .filter(({ end }) => end.some(told))
    .map(({ end }) => meanAndSpread(end.filter(told).map((neuron) => neuron[key])).mean);

if (settings.neuronByNeuron)
  for (const [k, { end, theta }] of results.entries())
    for (const [j, { pattern, heard = 0, sure = 0, answers }] of end.entries())
      say(
        `run ${k + 1} neuron ${j}: pattern ${pattern ?? '-'} heard ${heard.toFixed(2)} sure ${sure.toFixed(2)} ` +
          `answers ${answers} threshold ${theta[j].toFixed(2)}`,
      );
const perPattern = results.map(counts);
say(
  `neurons per pattern: ${perPattern[0]
    .map((_, p) =>
      shown(
        perPattern.map((count) => count[p]),
        1,
      ),
    )
    .join('  ')}`,
);
say(
  `answer to one pattern: ${shown(
    results.map(({ end }) => end.filter(told).length),
    1,
  )} of ${settings.neurons}; ` +
    `all patterns answered in ${results.filter((result) => counts(result).every((count) => count > 0)).length} of ${settings.runs} runs`,
);
say(
  `of the times it comes, a neuron answers its pattern in ${shown(ofTold('heard'), 0, 100)} %; of its answers ${shown(ofTold('sure'), 0, 100)} % are to it, ` +
    `${shown(ofTold('delay'), 1, 1000)} ms after it began`,
);
const moved = results.map(
  ({ half, end }) => end.filter(({ pattern }, j) => told(half[j]) && pattern !== half[j].pattern).length,
);
say(
  `answered to a pattern half way: ${shown(
    results.map(({ half }) => half.filter(told).length),
    1,
  )}, of which no longer: ${shown(moved, 1)}; ` +
    `furthest of |w|^2 from 1: ${Math.max(...results.map(({ lengthError: error }) => error)).toExponential(1)}`,
);

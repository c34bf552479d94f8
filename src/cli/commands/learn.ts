import { Option } from 'commander';
import { collect } from '../collect.js';
import type { DeclareCommand } from '../command.js';
import type { CollectOptions, LearnOptions } from '../learn/learn-options.js';

export const declareLearn: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('learn')
    .description('train and test a learning rule, or a baseline, on a data set')
    .argument('[rule]', 'what is to learn; without it, what there is is listed')
    .option('--data <name|folder>', 'mnist, fashion-mnist, digits, ..., or a folder of data', 'digits')
    .option('--layers <widths>', 'numbers of units from the input on: 784-256-128-10')
    .option('--epochs <n>', 'passes over the training samples')
    .option('--batch <n>', 'samples in a batch')
    .addOption(
      new Option(
        '--optimizer <name>',
        'how gradients become steps (default: adam; sgd for backprop one sample at a time)',
      ).choices(['adam', 'sgd']),
    )
    .option('--lr <rate>', 'learning rate')
    .option('--seed <n>', 'seed of all randomness (default: 0)')
    .option('--seeds <list>', 'once with each of several seeds: 1,2,3 or 1..3; mean and spread')
    .option('--set <name=value>', 'change a setting of the rule; may be given again', collect, [])
    .option('--samples <n>', 'learn from the first n training samples only')
    .option(
      '--validation <n>',
      'hold the last n training samples out, and mark by these, not by the test set',
    )
    .option('--labels <strength>', 'mix labels into the input while learning; 1: as strong as the sample')
    .option('--online', 'one sample at a time: predict it, then learn from it')
    .option('--readout <name>', 'native, logistic, knn, knn-cosine, mean, or all side by side')
    .option(
      '--activation <name>',
      'between features and read-out: linear, relu, triangle, squared-triangle or softmax',
    )
    .addOption(
      new Option('--engine <name>', 'what computes')
        .choices(['auto', 'tensor', 'kernels', 'actors'])
        .default('auto'),
    )
    .option('--backend <name>', 'auto, tensorflow, wasm, cpu or plain', 'auto')
    .option('--out <folder>', 'keep a summary and pictures in a folder')
    .option('--force', 'replace what the folder holds of an earlier run')
    .option(
      '--collect <report...>',
      'learn nothing, write the page of results from what --json printed earlier',
    )
    .option('--write <file>', 'where --collect writes the page', 'docs/results.md')
    .option('--json', 'print the result as one JSON object')
    .option('-q, --quiet', 'no progress and no closing words')
    .action(
      action(async (rule: string | undefined, options: LearnOptions & CollectOptions) => {
        if (options.collect !== undefined) {
          const { collectResults } = await import('../learn/results/collect-results.js');
          return collectResults(options.collect, options.write, terminal);
        }
        const { learn } = await import('../learn/learn.js');
        return learn(rule, options, terminal);
      }),
    );
};

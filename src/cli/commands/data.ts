import { collect } from '../collect.js';
import type { DeclareCommand } from '../command.js';
import type { GetOptions } from '../data/get-dataset.js';
import { EXIT } from '../terminal.js';

export const declareData: DeclareCommand = (program, { terminal, action }) => {
  const data = program
    .command('data')
    .description('data sets to learn from: what there is, and fetching them');
  data
    .command('list')
    .description('what can be named, what of it is on this machine, and where')
    .option('--json', 'print one JSON object')
    .action(
      action(async (options: { json?: boolean }) => {
        const { listDatasets } = await import('../data/list-datasets.js');
        listDatasets(options.json === true, terminal);
        return EXIT.done;
      }),
    );
  data
    .command('get')
    .description('fetch a data set once; its files are checked by their digests')
    .argument('<name>', 'as `synfire data list` tells')
    .option('--from <folder>', 'take the files from this folder, plain or packed, instead of the network')
    .option(
      '--mirror <url>',
      'fetch from under this address instead of the official ones (repeatable)',
      collect,
      [],
    )
    .option('--json', 'print one JSON object')
    .action(
      action(async (name: string, options: GetOptions) => {
        const { getDataset } = await import('../data/get-dataset.js');
        return getDataset(name, options, terminal);
      }),
    );
};

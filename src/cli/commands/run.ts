import { collect } from '../collect.js';
import type { DeclareCommand } from '../command.js';
import type { RunOptions } from '../run-options.js';

export const declareRun: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('run')
    .description('run a network')
    .argument('[network]', 'a ready-made network (`synfire list networks`) or a file')
    .option('--engine <name>', 'auto, kernels, actors, or tensor for networks of layers', 'auto')
    .option('--threads <n>', 'how many threads to use, or auto (actors always use one)')
    .option('--for <time>', 'how long to simulate, in all: "2 s"')
    .option('--seed <n>', 'seed of all randomness')
    .option('--set <path=value>', 'change an entry of the network; may be given again', collect, [])
    .option('--out <folder>', 'keep what happens in a folder')
    .option('--force', 'replace the run that the folder holds')
    .option('--checkpoint-every <time>', 'save everything each so much of simulated time')
    .option('--resume <folder>', 'go on with the run of a folder from its newest checkpoint')
    .option('--no-plot', 'no raster at the end')
    .option('--json', 'print the result as one JSON object')
    .option('-q, --quiet', 'no progress and no closing words')
    .option('--log-level <level>', 'silent, error, warn, info, debug or trace (or SYNFIRE_LOG)')
    .action(
      action(async (network: string | undefined, options: RunOptions) => {
        if (network !== undefined && options.resume === undefined) {
          const { isLearningFile } = await import('../learn/is-learning-file.js');
          if (await isLearningFile(network, terminal.cwd)) {
            const { openLearning } = await import('../learn/learning-source.js');
            const { runLearning } = await import('../learn/run-learning.js');
            const source = await openLearning(network, options.set, terminal.cwd);
            return runLearning(network, source, options, terminal);
          }
        }
        const { runNetwork } = await import('../run-network.js');
        return runNetwork(network, options, terminal);
      }),
    );
};

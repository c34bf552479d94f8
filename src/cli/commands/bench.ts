import type { BenchOptions } from '../bench/bench-options.js';
import type { DeclareCommand } from '../command.js';

export const declareBench: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('bench')
    .description('measure against other simulators, where `npm run bench:peers` has installed them')
    .argument('[names...]', 'which benchmarks: cuba, cuba_10s, cuba_16k, cobahh, brunel, ... (default: all)')
    .option('--repeats <n>', 'runs of each, of which the median counts (default: 5)')
    .option('--seed <n>', 'seed of the first round; each round has the next', '1')
    .option('--threads <list>', 'numbers of threads to try', '1,2')
    .option('--actors', 'the engine of actors, too')
    .option('--no-peers', 'ours alone')
    .option('--quick', 'a short try: short runs, once')
    .option('--write [file]', 'write the page docs/benchmarks.md, or this one')
    .option('--json', 'print one JSON object')
    .option('--collect <report...>', 'measure nothing, write the page from what --json printed earlier')
    .action(
      action(async (names: string[], options: BenchOptions) => {
        if (options.collect !== undefined) {
          const { collectReports } = await import('../bench/collect-reports.js');
          return collectReports(options.collect, options.write, terminal);
        }
        const { readBenchRequest } = await import('../bench/bench-options.js');
        const { bench } = await import('../bench/bench.js');
        const { processRunner } = await import('../bench/run-process.js');
        const request = readBenchRequest(names, options);
        if (options.peers && request.python === undefined)
          terminal.err.write('No peers are installed here: `npm run bench:peers` would. Ours alone, then.\n');
        return bench(
          request,
          terminal,
          processRunner(() => terminal.nowMs()),
        );
      }),
    );
};

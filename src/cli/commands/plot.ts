import { Argument } from 'commander';
import type { DeclareCommand } from '../command.js';
import { PLOT_KINDS, type PlotKind, type PlotOptions } from '../plot-options.js';

export const declarePlot: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('plot')
    .description('draw a kept run as SVG')
    .argument('<run>', 'folder of a run')
    .addArgument(new Argument('[kind]', 'what to draw').choices([...PLOT_KINDS]).default('raster'))
    .option('--out <file>', 'write the SVG here rather than into the folder of the run')
    .option('--of <names>', 'populations, separated by commas; a projection for weights')
    .option('--select <indices>', 'neurons or synapses of a trace: "0,3,5"')
    .option('--variables <names>', 'variables of a trace or of weights: "v,ge"')
    .option('--from <ms>', 'first moment shown, milliseconds')
    .option('--to <ms>', 'last moment shown, milliseconds')
    .option('--bin <ms>', 'width of the bins of rates, milliseconds')
    .action(
      action(async (run: string, kind: PlotKind, options: PlotOptions) => {
        const { plotRun } = await import('../plot-run.js');
        return plotRun(run, kind, options, terminal);
      }),
    );
};

import { Command, CommanderError } from 'commander';
import type { CommandContext, DeclareCommand } from './command.js';
import { declareBench } from './commands/bench.js';
import { declareCheck } from './commands/check.js';
import { declareCompare } from './commands/compare.js';
import { declareData } from './commands/data.js';
import { declareDoctor } from './commands/doctor.js';
import { declareExplain } from './commands/explain.js';
import { declareInspect } from './commands/inspect.js';
import { declareLater } from './commands/later.js';
import { declareLearn } from './commands/learn.js';
import { declareList } from './commands/list.js';
import { declarePlot } from './commands/plot.js';
import { declareReplay } from './commands/replay.js';
import { declareRun } from './commands/run.js';
import { declareSchema } from './commands/schema.js';
import { reportFailure } from './failure.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';
import { synfireVersion } from './versions.js';

/** The whole command line: `args` without node and script. Gives the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const context: CommandContext = {
    terminal,
    action:
      (work) =>
      async (...given) => {
        code = await work(...given);
      },
  };
  const program = new Command('synfire')
    .description('Simulate networks of spiking neurons, written as equations.')
    .version(synfireVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      getOutHelpWidth: () => terminal.out.columns,
      getErrHelpWidth: () => terminal.err.columns,
    })
    .addHelpText('after', EXAMPLES);
  for (const declare of COMMANDS) declare(program, context);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.invalid;
    return reportFailure(error, terminal, args.includes('--json'));
  }
}

const COMMANDS: readonly DeclareCommand[] = [
  declareRun,
  declareCheck,
  declareExplain,
  declareList,
  declareLearn,
  declarePlot,
  declareInspect,
  declareReplay,
  declareCompare,
  declareSchema,
  declareBench,
  declareData,
  declareDoctor,
  declareLater,
];

const EXAMPLES = `
Examples:
  synfire run cuba                              a ready-made network, with a raster at the end
  synfire run my.yaml --for "2 s" --out runs/a  keep what happened in a folder
  synfire plot runs/a raster --out a.svg        look at it
  synfire run --resume runs/a --for "4 s"       go on where it stopped
`;

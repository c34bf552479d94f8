import { resolve } from 'node:path';
import { NETWORK_FILE } from '../probes/run-folder.js';
import { msToTick } from '../probes/time-text.js';
import { Problem } from '../problem.js';
import { Driver } from '../simulation/driver.js';
import { Pace } from '../simulation/pace.js';
import { progressOf } from '../simulation/progress.js';
import { runLoop } from '../simulation/run-loop.js';
import { NetworkSource } from './network-source.js';
import { openRun } from './open-folder.js';
import { showProgress } from './progress.js';
import { runResult } from './run-report.js';
import { openSession } from './session.js';
import { counted, grouped } from './table.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

/** Runs the folder's own network file as far as the run came, and compares the spike hashes. */
export async function replayRun(
  run: string,
  options: { readonly engine: string; readonly json?: boolean; readonly quiet?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = resolve(terminal.cwd, run);
  const { summary } = await openRun(folder, run);
  const source = await NetworkSource.load({ network: resolve(folder, NETWORK_FILE), cwd: terminal.cwd });
  const quiet = options.quiet === true || options.json === true;
  const session = await openSession(source, { engine: options.engine, quiet }, terminal);
  const { engine, circuit } = session;
  const targetTick = msToTick(summary.simulatedMs, summary.dtSeconds);
  if (circuit.dt !== summary.dtSeconds) {
    throw new Problem('The network file of the run has been changed: its dt is another.', {
      fix: 'Put the file back as the run wrote it.',
    });
  }
  const progress = showProgress(terminal, quiet, 0);
  await runLoop({
    driver: new Driver(engine),
    targetTick,
    pace: new Pace(() => terminal.nowMs()),
    afterStretch: () => progress.update(progressOf(engine, targetTick, circuit.dt)),
  }).finally(() => progress.end());
  const again = runResult(session, 0, terminal, null);
  const same = again.spikeHash === summary.spikeHash && again.spikes === summary.spikes;
  const told = { same, spikeHash: again.spikeHash, recorded: summary.spikeHash, spikes: again.spikes };
  if (options.json) terminal.out.write(`${JSON.stringify(told)}\n`);
  else {
    terminal.out.write(
      same
        ? `The same: ${counted(again.spikes, 'spike')}, hash ${again.spikeHash}.\n`
        : `Not the same: ${counted(again.spikes, 'spike')}, hash ${again.spikeHash}; the run had ${grouped(summary.spikes)}, hash ${summary.spikeHash}.\n` +
            `\`synfire run ${run}/network.yaml --out OTHER\`, then \`synfire compare ${run} OTHER\`, says where they part.\n`,
    );
  }
  return same ? EXIT.done : EXIT.failed;
}

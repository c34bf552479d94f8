import { expect, test } from 'vitest';
import { Relay } from '../../src/bus/relay.js';
import { MemoryStorage } from '../../src/probes/memory-storage.js';
import { RateRecorder } from '../../src/probes/rate-recorder.js';
import { rateFile, sampleFile, spikeFiles } from '../../src/probes/recorded-files.js';
import { CHECKPOINTS_KEPT, listCheckpoints, RunFolder, sortFiles } from '../../src/probes/run-folder.js';
import { readSpikes, readTable } from '../../src/probes/run-reader.js';
import { SampleRecorder } from '../../src/probes/sample-recorder.js';
import { SpikeRecorder } from '../../src/probes/spike-recorder.js';
import { readText } from '../../src/probes/storage.js';

const DT = 1e-4;

/** A run in which neuron t % 4 fires at every third tick, and x is the tick / 3. */
function fakeRun(storage: MemoryStorage, startTick = 0) {
  const relay = new Relay();
  let tick = startTick;
  const x = { name: 'x', unit: 'volt', at: (at: number) => (index: number) => at / 3 + index };
  const folder = new RunFolder(storage, [
    spikeFiles(new SpikeRecorder(relay, [0]), ['a, "b"'], DT),
    sampleFile('state-a.csv', new SampleRecorder(relay, tick, Uint32Array.of(0, 2), [x], 2), DT),
    rateFile('rate-a.csv', new RateRecorder(relay, { index: 0, size: 4 }, 5, DT), DT),
  ]);
  const advance = (ticks: number) => {
    for (let end = tick + ticks; tick < end; tick++) {
      if (tick % 3 === 0) relay.emit({ kind: 'spike', tick, population: 0, neuron: tick % 4 });
      relay.emit({ kind: 'tick', tick });
    }
  };
  return { folder, advance };
}

/** Loses with the power what was appended and not synced. */
class CachedStorage extends MemoryStorage {
  private readonly onDisk = new Map<string, Uint8Array>();

  override async write(path: string, content: Uint8Array | string): Promise<void> {
    await super.write(path, content);
    await this.sync(path);
  }

  override async sync(path: string): Promise<void> {
    this.onDisk.set(path, (await this.read(path))!);
  }

  cutPower(): void {
    for (const [path, content] of this.onDisk) void super.write(path, content);
  }
}

const RECORDED = ['spikes.csv', 'spikes.bin', 'state-a.csv', 'rate-a.csv'];
const contents = (storage: MemoryStorage) => Promise.all(RECORDED.map((path) => storage.read(path)));

async function neverStopped(ticks: number): Promise<MemoryStorage> {
  const storage = new MemoryStorage();
  const { folder, advance } = fakeRun(storage);
  await folder.begin('name: fake');
  advance(ticks);
  await folder.flush();
  return storage;
}

test('files hold what was recorded', async () => {
  const storage = await neverStopped(7);
  expect(await readText(storage, 'spikes.csv')).toBe(
    't_ms,population,index\n0,"a, ""b""",0\n0.3,"a, ""b""",3\n0.6,"a, ""b""",2\n',
  );
  expect(await readText(storage, 'rate-a.csv')).toBe('t_ms,rate_Hz\n0,1000\n');
  const spikes = await readSpikes(storage);
  expect([...spikes.ticks]).toEqual([0, 3, 6]);
  const table = await readTable(storage, { kind: 'state', file: 'state-a.csv', of: ['a'], variables: [] });
  expect([...table.get('t_ms')!]).toEqual([0, 0, 0.2, 0.2, 0.4, 0.4, 0.6, 0.6]);
  expect([...table.get('x')!]).toEqual([0, 2, 2 / 3, 2 / 3 + 2, 4 / 3, 4 / 3 + 2, 2, 4]);
});

test('a run that goes on from a mark leaves the files of one that never stopped', async () => {
  const whole = await contents(await neverStopped(40));
  for (let stop = 0; stop <= 40; stop += 3) {
    const storage = new MemoryStorage();
    const first = fakeRun(storage);
    await first.folder.begin('name: fake');
    first.advance(Math.floor(stop / 2));
    await first.folder.flush();
    first.advance(stop - Math.floor(stop / 2));
    const mark = JSON.parse(JSON.stringify(await first.folder.mark()));
    // The first run goes on a little and writes, and then dies.
    first.advance(4);
    await first.folder.flush();
    await storage.append('spikes.bin', Uint8Array.of(200));
    const second = fakeRun(storage, stop);
    expect(await second.folder.reaches(mark)).toBe(true);
    await second.folder.goOn(mark);
    second.advance(40 - stop);
    await second.folder.flush();
    expect(await contents(storage)).toEqual(whole);
  }
});

test('a mark beyond the end of a file is told', async () => {
  const storage = new MemoryStorage();
  const { folder, advance } = fakeRun(storage);
  await folder.begin('name: fake');
  advance(10);
  const mark = await folder.mark();
  await storage.truncate('state-a.csv', 20);
  expect(await folder.reaches(mark)).toBe(false);
});

test('after a power cut the files still reach as far as the last mark', async () => {
  const storage = new CachedStorage();
  const { folder, advance } = fakeRun(storage);
  await folder.begin('name: fake');
  advance(10);
  await folder.addMetric({ tick: 10, simulatedMs: 1, wallMs: 1, spikesPerSecond: 0, rssMb: 1 });
  const mark = await folder.mark();
  advance(10);
  await folder.flush();
  storage.cutPower();
  expect(await folder.reaches(mark)).toBe(true);
});

test('the newest checkpoints are kept', async () => {
  const storage = new MemoryStorage();
  const { folder } = fakeRun(storage);
  for (const tick of [10, 9000, 200, 1e10]) await folder.saveCheckpoint(tick, Uint8Array.of(1));
  const kept = await listCheckpoints(storage);
  expect(kept.map(({ tick }) => tick)).toEqual([1e10, 9000, 200]);
  expect(kept.length).toBe(CHECKPOINTS_KEPT);
});

test('files of a run are told from others', async () => {
  const storage = await neverStopped(3);
  for (const path of ['notes.txt', 'summary.json', 'state-a.csv.part', 'checkpoints/old/7']) {
    await storage.write(path, '');
  }
  const { ours, others } = await sortFiles(storage);
  expect(others).toEqual(['checkpoints/old/7', 'notes.txt']);
  expect(ours).toContain('state-a.csv.part');
  expect(ours).toContain('network.yaml');
});

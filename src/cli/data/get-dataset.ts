/** What `data get` does. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataFiles } from '../../data/data-files.js';
import { readPlainOrGzipped } from '../../data/data-files.js';
import { knownDataset } from '../../data/known/index.js';
import type { Download, KnownDataset } from '../../data/known/known-dataset.js';
import { unpack } from '../../data/unpack.js';
import { faultOf, verified } from '../../data/verified.js';
import { cacheFolder } from '../../node/data/cache-folder.js';
import { folderFiles } from '../../node/data/folder-files.js';
import { findDataset, type Place } from '../../node/data/places.js';
import { Problem } from '../../problem.js';
import { NodeStorage } from '../node-storage.js';
import { watchInterrupts } from '../stop-request.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { fetchDownload } from './fetch-dataset.js';
import { showDownload } from './show-download.js';

export interface GetOptions {
  /** A folder to take the files from, instead of the network. */
  readonly from?: string;
  /** Instead of the official ones. */
  readonly mirror: readonly string[];
  readonly json?: boolean;
}

export async function getDataset(name: string, options: GetOptions, terminal: Terminal): Promise<ExitCode> {
  const known = knownDataset(name);
  const asked = options.from !== undefined || options.mirror.length > 0;
  const found = findDataset(known, terminal);
  if (
    found !== undefined &&
    (found.kind === 'comes with synfire' || (found.kind === 'installed' && !asked))
  ) {
    tell(known, found, options, terminal);
    return EXIT.done;
  }
  const folder = join(cacheFolder(terminal), known.name);
  if (options.from !== undefined) await copyFrom(known, options.from, folder, terminal);
  else if (!(await fetchMissing(known, folder, options.mirror, terminal))) return EXIT.interrupted;
  tell(known, { kind: 'fetched', folder }, options, terminal);
  return EXIT.done;
}

/** Gives false if the user stopped it. */
async function fetchMissing(
  known: KnownDataset,
  folder: string,
  mirrors: readonly string[],
  terminal: Terminal,
): Promise<boolean> {
  const stop = watchInterrupts(terminal);
  const shown = showDownload(terminal);
  try {
    for (const download of known.downloads) {
      if (await isThere(known, download, folder)) continue;
      await fetchDownload(download, {
        known,
        folder,
        mirrors: mirrors.length > 0 ? mirrors.map(asFolder) : known.mirrors,
        signal: stop.signal,
        onProgress: shown.update,
      });
    }
    return true;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    shown.end();
    terminal.err.write(`Stopped; \`synfire data get ${known.name}\` goes on from here.\n`);
    return false;
  } finally {
    shown.end();
    stop.end();
  }
}

/** Whether what a download holds lies in the folder already, undamaged. */
async function isThere(known: KnownDataset, { holds }: Download, folder: string): Promise<boolean> {
  const files = folderFiles(folder, folder);
  for (const file of known.files.filter(({ name }) => holds.includes(name))) {
    const bytes = await files.read(file.name);
    if (bytes === undefined || (await faultOf(bytes, file)) !== undefined) return false;
  }
  return true;
}

async function copyFrom(
  known: KnownDataset,
  from: string,
  folder: string,
  terminal: Terminal,
): Promise<void> {
  const path = resolve(terminal.cwd, from);
  if (!existsSync(path)) {
    throw new Problem(`There is no folder \`${from}\`.`, { fix: 'Give the folder that holds the files.' });
  }
  const files = folderFiles(path, from);
  const storage = new NodeStorage(folder);
  for (const download of known.downloads) {
    for (const [name, bytes] of await filesOf(known, download, files)) await storage.write(name, bytes);
  }
}

/** The files themselves, plain or gzipped, or else the archive that they come in. */
async function filesOf(
  known: KnownDataset,
  download: Download,
  from: DataFiles,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const archive = download.packing === 'tar.gz' ? await from.read(download.path) : undefined;
  if (archive !== undefined) return unpack(known, download, archive);
  const found = new Map<string, Uint8Array>();
  for (const file of known.files.filter(({ name }) => download.holds.includes(name))) {
    const bytes = await readPlainOrGzipped(from, file.name, file.bytes);
    if (bytes === undefined) {
      throw new Problem(`\`${from.shown}\` holds no \`${file.name}\`, plain or as \`.gz\`.`, {
        fix: `All files of ${known.name} must be there: ${known.files.map(({ name }) => name).join(', ')}.`,
      });
    }
    found.set(file.name, await verified(bytes, file, `${from.shown}/${file.name}`));
  }
  return found;
}

function tell(known: KnownDataset, { kind, folder }: Place, { json }: GetOptions, { out }: Terminal): void {
  if (json) out.write(`${JSON.stringify({ name: known.name, state: kind, folder })}\n`);
  else out.write(`${known.name}: ${kind}, in ${folder} (licence: ${known.licence})\n`);
}

const asFolder = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

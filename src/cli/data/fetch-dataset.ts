/** Brings the files of a data set into a folder: mirror after mirror, each file only when its digest is right. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download, KnownDataset } from '../../data/known/known-dataset.js';
import { mostBytes, unpack } from '../../data/unpack.js';
import { NodeStorage } from '../node-storage.js';
import { download, Refusal } from './download.js';

export interface FetchRequest {
  readonly known: KnownDataset;
  /** Tried in this order; each ends with a slash. */
  readonly mirrors: readonly string[];
  readonly folder: string;
  readonly signal: AbortSignal;
  /** @param total bytes, where the server tells. */
  readonly onProgress: (url: string, received: number, total: number | undefined) => void;
}

export async function fetchDownload(one: Download, request: FetchRequest): Promise<void> {
  const { known, mirrors, folder, signal } = request;
  await mkdir(folder, { recursive: true });
  const reasons: string[] = [];
  for (const mirror of mirrors) {
    const url = mirror + one.path;
    try {
      await fetchFrom(url, one, request);
      return;
    } catch (error) {
      signal.throwIfAborted();
      reasons.push(`  ${url}: ${reasonOf(error)}`);
    }
  }
  throw new Error(
    `No mirror gave \`${one.path}\` of ${known.name}:\n${reasons.join('\n')}\n` +
      `Try again later, or get the files some other way and say \`synfire data get ${known.name} --from FOLDER\`.`,
  );
}

/** What broke off is taken up again, and what is wrong after that is fetched anew. */
async function fetchFrom(url: string, one: Download, request: FetchRequest): Promise<void> {
  const { known, folder, signal, onProgress } = request;
  const part = join(folder, `${one.path}.part`);
  for (let attempt = 1; ; attempt++) {
    let whole = false;
    let resumed = false;
    try {
      resumed = await download({
        url,
        part,
        mostBytes: mostBytes(known, one),
        signal,
        onProgress: (received, total) => onProgress(url, received, total),
      });
      whole = true;
      const storage = new NodeStorage(folder);
      for (const [name, bytes] of await unpack(known, one, await readFile(part)))
        await storage.write(name, bytes);
      await rm(part);
      return;
    } catch (error) {
      if (whole || error instanceof Refusal) await rm(part, { force: true });
      const worthAnother = whole ? resumed : !(error instanceof Refusal);
      if (signal.aborted || !worthAnother || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** `fetch` only says that it failed; why is in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? (cause?.message || message || String(error));
}

const MOST_ATTEMPTS = 3;

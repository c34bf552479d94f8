/** One file over HTTP into a file beside its destiny, so that what has arrived is kept when the rest does not come. */
import { open, rm, stat } from 'node:fs/promises';

export interface DownloadRequest {
  readonly url: string;
  /** Where it is gathered. What is there already is not asked for again. */
  readonly part: string;
  /** Stops when more arrives. */
  readonly mostBytes: number;
  readonly signal: AbortSignal;
  /** @param total undefined where the server does not tell. */
  readonly onProgress: (received: number, total: number | undefined) => void;
}

/** Why a server's answer is of no use, however often it is asked. */
export class Refusal extends Error {}

/** Gives whether it went on from what was there. */
export async function download(request: DownloadRequest): Promise<boolean> {
  const { url, part, signal } = request;
  const begun = await sizeOf(part);
  const patience = new Patience();
  try {
    request.onProgress(begun, undefined);
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, patience.signal]),
      // As it lies there: else a part of it could not be asked for.
      headers: { 'accept-encoding': 'identity', ...(begun > 0 ? { range: `bytes=${begun}-` } : {}) },
    });
    if (response.status === RANGE_REFUSED && begun > 0) {
      await response.body?.cancel();
      await rm(part, { force: true });
      return await download(request);
    }
    if (!response.ok || response.body === null) throw new Refusal(`answered ${response.status}`);
    const resumed = response.status === PARTIAL;
    await gather(response, resumed ? begun : 0, request, patience);
    return resumed;
  } finally {
    patience.end();
  }
}

async function gather(
  response: Response,
  begun: number,
  { part, mostBytes, onProgress }: DownloadRequest,
  patience: Patience,
): Promise<void> {
  const length = response.headers.get('content-length');
  const total = length === null ? undefined : begun + Number(length);
  const file = await open(part, begun > 0 ? 'a' : 'w');
  let received = begun;
  try {
    onProgress(received, total);
    for await (const chunk of response.body!) {
      patience.renew();
      received += chunk.length;
      if (received > mostBytes) throw new Refusal(`sent more than the ${mostBytes} bytes there should be`);
      await file.writeFile(chunk);
      onProgress(received, total);
    }
  } finally {
    await file.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

/** Runs out when nothing has come for a while. */
class Patience {
  private readonly lost = new AbortController();
  private timer = this.start();

  get signal(): AbortSignal {
    return this.lost.signal;
  }

  renew(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private start(): NodeJS.Timeout {
    return setTimeout(
      () => this.lost.abort(new Error(`sent nothing for ${SILENCE_MS / 1000} s`)),
      SILENCE_MS,
    );
  }
}

const SILENCE_MS = 30_000;
const PARTIAL = 206;
const RANGE_REFUSED = 416;

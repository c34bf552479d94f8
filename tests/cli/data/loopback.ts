/** A server of files on this machine, whose every mischief is chosen by the first part of the path. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Loopback {
  /** Of a mirror that behaves as its name says, with a slash at the end. */
  mirror(behaviour: Behaviour): string;
  /** `behaviour/file from-byte`, as they were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

type Behaviour = keyof typeof BEHAVIOURS;
type Answer = (file: Buffer, from: number, response: ServerResponse) => void;

function send(response: ServerResponse, file: Buffer, from: number, to = file.length): void {
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': file.length - from });
  response.write(file.subarray(from, to), () => {
    if (to < file.length) setTimeout(() => response.destroy(), BREAK_OFF_MS);
    else response.end();
  });
}

const BEHAVIOURS = {
  good: (file, from, response) => send(response, file, from),
  /** Breaks off in the middle of what it is asked for, every time. */
  halting: (file, from, response) => send(response, file, from, from + Math.ceil((file.length - from) / 2)),
  /** Knows no ranges and breaks off after the same bytes every time. */
  broken: (file, _, response) => send(response, file, 0, Math.floor(file.length / 2)),
  /** Ends in the middle as if that were all. */
  truncated: (file, from, response) => {
    const half = file.subarray(0, Math.floor(file.length / 2));
    if (from >= half.length) response.writeHead(416).end();
    else send(response, half, from);
  },
  /** Sends something else. */
  wrong: (file, _, response) => void response.end(Buffer.alloc(file.length, 'x')),
  absent: (_, __, response) => void response.writeHead(404).end('not here'),
  endless: (_, __, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(ENDLESS_CHUNK)));
    };
    response.on('drain', more);
    more();
  },
} satisfies Record<string, Answer>;

/** After the bytes: what comes together with the end may be lost with it. */
const BREAK_OFF_MS = 100;
const ENDLESS_CHUNK = 2 ** 16;

export async function serve(files: Readonly<Record<string, Uint8Array>>): Promise<Loopback> {
  const asked: string[] = [];
  const server: Server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const [, behaviour, name] = request.url!.split('/');
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    asked.push(`${behaviour}/${name} ${from}`);
    BEHAVIOURS[behaviour as Behaviour](Buffer.from(files[name]), from, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    mirror: (behaviour) => `http://127.0.0.1:${port}/${behaviour}/`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Serves files held in memory to a browser on this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Site } from './bundle.js';

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

export type Headers = Readonly<Record<string, string>>;

/** Without these a browser shares no memory between threads. */
export const ISOLATION: Headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** @param headers sent with every file. */
export async function serve(site: Site, headers: Headers = {}): Promise<Server> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://host').pathname.slice(1) || 'index.html';
    const body = site.get(name);
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': TYPES[extname(name)] ?? 'text/plain',
      ...headers,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const LOOPBACK = '127.0.0.1';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

import { readFileSync } from 'node:fs';
import { packageFile } from '../node/package-file.js';

/** What a run depended on: written into its summary. */
export function versions(): Readonly<Record<string, string>> {
  return {
    synfire: synfireVersion(),
    node: process.versions.node,
    v8: process.versions.v8,
    platform: `${process.platform} ${process.arch}`,
  };
}

export function synfireVersion(): string {
  return (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string }).version;
}

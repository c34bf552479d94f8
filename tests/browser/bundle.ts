/** What a web page loads: a module and all that it imports, as few files. In a worker import maps do not apply. */
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Files by name. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

const INDEX = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

/**
 * `NAME.js` for each of the entries (file or URL), and what they share. `synfire` is the source as it is now: a test
 * should not depend on what was built when.
 */
export async function bundle(entries: Readonly<Record<string, string>>): Promise<Site> {
  const build = await rolldown({
    input: entries,
    platform: 'browser',
    resolve: { alias: { synfire: INDEX }, extensionAlias: { '.js': ['.ts', '.js'] } },
    onLog: (_level, log) => {
      throw new Error(log.message);
    },
  });
  const { output } = await build.generate({ format: 'esm', entryFileNames: '[name].js' });
  await build.close();
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}

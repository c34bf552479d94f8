/** The command line in few files (docs/architecture.md, "The command"), made of what tsc has made. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

/** The licences of the packages whose code is in the bundle, which ask to go with it. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.filter((id) => id.includes('node_modules')).map(packageFolder));
      this.emitFile({
        type: 'asset',
        fileName: 'LICENSES.txt',
        source: [...folders].sort().map(licence).join('\n\n'),
      });
    },
  };
}

function packageFolder(file: string): string {
  const folder = dirname(file);
  const manifest = join(folder, 'package.json');
  // Packages put manifests without a name into folders of theirs, to say what kind of modules lie there.
  return existsSync(manifest) && readJson(manifest).name !== undefined ? folder : packageFolder(folder);
}

function licence(folder: string): string {
  const { name, version, license } = readJson(join(folder, 'package.json'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence to go with its code.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
}

function readJson(file: string): {
  readonly name?: string;
  readonly version: string;
  readonly license: string;
} {
  return JSON.parse(readFileSync(file, 'utf8'));
}

export default defineConfig({
  input: { synfire: 'dist/cli/main.js', 'thread-worker': 'dist/node/thread-worker.js' },
  platform: 'node',
  // What yaml has for Node are CommonJS modules, which look each other's names up whenever they use them.
  resolve: { alias: { yaml: join(import.meta.dirname, 'node_modules/yaml/browser/index.js') } },
  // Large, finds files beside itself, and is wanted by few: it stays where npm has put it.
  external: [/^@tensorflow\//],
  plugins: [licences()],
  // No word on where a piece comes from: it would name folders of the machine that has built it.
  experimental: { attachDebugInfo: 'none' },
  output: { dir: 'dist/bin', format: 'esm', cleanDir: true, comments: false, chunkFileNames: '[name].js' },
});

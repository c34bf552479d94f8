/** What `data list` prints. */
import { KNOWN_DATASETS } from '../../data/known/index.js';
import type { KnownDataset } from '../../data/known/known-dataset.js';
import { cacheFolder } from '../../node/data/cache-folder.js';
import { findDataset, type Place } from '../../node/data/places.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { megabytes } from './megabytes.js';

export function listDatasets(json: boolean, terminal: Terminal): void {
  const cache = cacheFolder(terminal);
  const entries = [...KNOWN_DATASETS.values()].map((known) => ({
    known,
    place: findDataset(known, terminal),
  }));
  if (json) {
    terminal.out.write(`${JSON.stringify({ cache, datasets: entries.map(dataOf) })}\n`);
    return;
  }
  const width = terminal.out.isTerminal ? terminal.out.columns : undefined;
  const rows = entries.map(({ known, place }) => [known.name, stateOf(known, place), known.about]);
  terminal.out.write(table(rows, width));
  const folders = entries.flatMap(({ known, place }) =>
    place?.kind === 'installed' ? [`${known.name} is installed in ${place.folder}.\n`] : [],
  );
  terminal.out.write(`\n${folders.join('')}\`synfire data get NAME\` puts data into ${cache}.\n`);
}

function stateOf(known: KnownDataset, place: Place | undefined): string {
  if (place === undefined) return `not here (${megabytes(downloadBytes(known))} to fetch)`;
  return place.kind === 'comes with synfire' ? 'here' : `here, ${place.kind}`;
}

function dataOf({ known, place }: { readonly known: KnownDataset; readonly place: Place | undefined }) {
  const { name, about, classes, shape, licence, page } = known;
  return {
    name,
    about,
    state: place?.kind ?? 'not here',
    folder: place?.folder,
    classes,
    shape,
    bytes: known.files.reduce((sum, { bytes }) => sum + bytes, 0),
    downloadBytes: downloadBytes(known),
    licence,
    page,
  };
}

function downloadBytes({ downloads }: KnownDataset): number {
  return downloads.reduce((sum, { bytes }) => sum + bytes, 0);
}

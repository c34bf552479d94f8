export const PLOT_KINDS = ['raster', 'rate', 'trace', 'weights', 'isi', 'spectrum'] as const;
export type PlotKind = (typeof PLOT_KINDS)[number];

/** What `synfire plot` may be told. */
export interface PlotOptions {
  readonly out?: string;
  readonly of?: string;
  readonly select?: string;
  readonly variables?: string;
  readonly from?: string;
  readonly to?: string;
  readonly bin?: string;
}

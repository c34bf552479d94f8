/** What decides where files lie: handed in, so that tests have their own. `process.env` and `process.cwd()` otherwise. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths start. */
  readonly cwd: string;
}

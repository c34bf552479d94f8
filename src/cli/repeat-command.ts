/** The one command that repeats a kept run: all its settings are in the folder's network file. */
export function repeatCommand(out: string | null): string {
  return out === null ? '' : `synfire replay ${quoted(out)}`;
}

/** As a shell needs it. */
export function quoted(path: string): string {
  return /^[\w./~+:@%,=-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

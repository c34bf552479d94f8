/** What the columns are called that hold when event-driven variables were last stored. */

/** The engine's variable that texts may read, and the column of the only group. */
export const LAST_UPDATE = 'lastupdate';

/** Of several groups. No variable of a text can have such a name. */
export const lastUpdateOf = (variable: string): string => `${LAST_UPDATE}(${variable})`;

export function isLastUpdate(key: string): boolean {
  return key === LAST_UPDATE || key.startsWith(`${LAST_UPDATE}(`);
}

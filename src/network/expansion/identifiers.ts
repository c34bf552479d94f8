/** Names that a text mentions, found without parsing it: enough to tell a constant from a formula. */

const IDENTIFIER = /(?<![\w.])[A-Za-z_]\w*/g;

export function identifiers(text: string): Set<string> {
  return new Set(text.match(IDENTIFIER));
}

/** Replaces one name wherever the text mentions it. */
export function replaceIdentifier(text: string, name: string, by: string): string {
  return text.replace(IDENTIFIER, (found) => (found === name ? by : found));
}

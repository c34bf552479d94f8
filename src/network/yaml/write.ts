import { stringify } from 'yaml';

/** Data of a network file as YAML: long lines stay whole, texts of several lines keep them. */
export function writeYaml(data: unknown): string {
  return stringify(data, { lineWidth: 0 });
}

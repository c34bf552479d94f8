/** Every ready-made network is read, checked, written and found valid by the published schema. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkNetwork } from '../../src/build/check.js';
import { loadParser, type Parse } from '../../src/equations/parser.js';
import { networkJsonSchema } from '../../src/network/json-schema.js';
import { loadNetwork, withPlaces } from '../../src/network/load.js';
import { toYaml } from '../../src/network/write.js';
import { YamlSource } from '../../src/network/yaml/source.js';
import { NETWORK_FILES, NETWORKS_FOLDER } from '../network-files.js';

const read = (file: string): string => readFileSync(new URL(file, NETWORKS_FOLDER), 'utf8');

let parse: Parse;
beforeAll(async () => {
  parse = await loadParser();
});

describe.each(NETWORK_FILES)('networks/%s', (file) => {
  it('is read, and written again as the same', () => {
    const { description } = loadNetwork(read(file), file);
    expect(description.about, 'a network says what it is').toBeTruthy();
    expect(loadNetwork(toYaml(description), file).description).toEqual(description);
  });

  it('is found right', () => {
    const { description, locate } = loadNetwork(read(file), file);
    const checked = withPlaces(locate, () => checkNetwork(description, { parse }));
    expect(checked.populations).toHaveLength(Object.keys(description.populations).length);
  });

  it('obeys the JSON Schema', () => {
    const schema = z.fromJSONSchema(networkJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    expect(schema.safeParse(new YamlSource(read(file), file).data).error).toBeUndefined();
  });
});

describe('the JSON Schema', () => {
  const schema = z.fromJSONSchema(networkJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);

  it('refuses what the loader refuses', () => {
    const cuba = new YamlSource(read('cuba.yaml'), 'cuba.yaml').data as object;
    expect(schema.safeParse({ ...cuba, conect: 1 }).success).toBe(false);
    expect(schema.safeParse({ ...cuba, dt: 0.1 }).success).toBe(false);
    expect(schema.safeParse({ ...cuba, synfire: 2 }).success).toBe(false);
    expect(schema.safeParse({ ...cuba, populations: { exc: { model: 'lif', size: -1 } } }).success).toBe(
      false,
    );
  });

  it('knows networks that learn from samples, too', () => {
    const { data } = new YamlSource(read('own_rule_digits.yaml'), 'own_rule_digits.yaml');
    expect(schema.safeParse(data).error).toBeUndefined();
    expect(schema.safeParse({ ...(data as object), layers: [] }).success).toBe(false);
  });

  it('says what a value is, for editors to show', () => {
    expect(JSON.stringify(networkJsonSchema())).toContain('the number of neurons, whole, from 0');
  });
});

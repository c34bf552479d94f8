import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

// `npm ci` refuses a lock that lacks a package, even one for another platform: then nobody can install.
test('the lock names every package that it asks for, on every platform', async () => {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
  const packages: Record<string, LockedPackage> = lock.packages;
  const places = Object.keys(packages);
  const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !places.some((other) => other.endsWith(`node_modules/${name}`)))
      .map((name) => `${place} asks for ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock was made from this package.json', async () => {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
  const { dependencies, devDependencies } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(lock.packages['']).toMatchObject({ dependencies, devDependencies });
});

import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

/** Packages whose version shows in the pictures. */
const DRAWING_PACKAGES = ['@julusian/freetype2', 'harfbuzzjs', 'sharp'];

/**
 * A short digest of everything that decides how a figure comes out: the renderer's sources and data, and the native packages it draws
 * with. Part of a picture's content address, so that no change of the renderer can hand out what an older one drew.
 */
export function rendererDigest(): string {
  const hash = createHash('sha256');
  const files = globSync('renderer/**/*', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !/\.test\.ts$|\.py$|baselines|node_modules/.test(path))
    .sort();
  for (const path of files) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  for (const name of DRAWING_PACKAGES) hash.update(`${name}@${lock.packages[`node_modules/${name}`].version}\0`);
  return hash.digest('hex').slice(0, 12);
}

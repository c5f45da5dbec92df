import { resolve } from 'node:path';
import type { CodeSplittingGroup } from 'rolldown';
import { isBuiltin } from './builtin-modules.ts';

/** Modules that are loaded together, with all that they import. A module of several groups belongs to the first. */
const loadedTogether: readonly { readonly name: string; readonly roots: readonly string[] }[] = [
  // What the entries import themselves, and small things that two of the others need.
  { name: 'base', roots: ['src/cli/commands/render.ts', 'package.json', 'renderer/version.ts'] },
  { name: 'renderer', roots: ['renderer/render.ts'] },
  // Before the server, because the workers start with it and load while the server does.
  { name: 'start', roots: ['src/cli/commands/serve.ts', 'src/roles/begin-embedded.ts'] },
  { name: 'server', roots: ['src/observe/logger.ts', 'src/roles/embedded.ts'] },
];

/**
 * What a start loads, in a handful of files. Left alone, a bundler makes a file of every set of modules that the same entries share:
 * 31 for one figure, and finding, reading and linking a file takes Node a millisecond.
 */
export function chunkGroups(): CodeSplittingGroup[] {
  const groups = loadedTogether.map(({ name, roots }, index): CodeSplittingGroup => {
    let members: Set<string> | undefined;
    return {
      name: (id, context) => {
        members ??= closure(
          roots.map((root) => resolve(root)),
          (of) => context.getModuleInfo(of)?.importedIds ?? [],
        );
        return members.has(id) || (index === 0 && isBuiltin(id)) ? name : null;
      },
      debugName: name,
      priority: loadedTogether.length - index,
    };
  });
  // Shared by the settings and the renderer: in neither, so that the one does not load the other.
  return [{ name: 'schemas', test: /\/node_modules\/zod\//, priority: groups.length + 1 }, ...groups];
}

/** The modules and everything they import statically. */
function closure(roots: readonly string[], importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const left = [...roots];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    left.push(...importsOf(id));
  }
  return found;
}

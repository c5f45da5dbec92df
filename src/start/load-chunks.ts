import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';

interface Chunk {
  readonly exports: object;
}

/** Where compiled code lies, beside the bundle. Another Node or machine may run it from the same disk. */
const folder = join(__dirname, '.compiled', `${process.version}-${process.platform}-${process.arch}`);
/** Makes a process keep what it compiled though there is something already. */
const keepAll = process.env.PLOTMILL_KEEP_COMPILED_CODE === '1';
const loaded = new Map<string, Chunk>();
const uncompiled = new Map<string, Script>();

/**
 * A `require` that loads the chunks of the bundle with the machine-independent code V8 made of them, and everything else as Node does.
 * Node's own compile cache keeps a file as it was when it was read, when hardly a function is compiled yet; this one is written at the end
 * of a process and holds every function that it ran: drawing a first figure takes half the time. Chunk names hold a hash of their text,
 * so code never belongs to another text.
 */
export function requireChunk(id: string): unknown {
  return id.startsWith('./chunk-') ? load(join(__dirname, id)).exports : requirePackage(id);
}

const requirePackage = createRequire(__filename);
requireChunk.resolve = requirePackage.resolve;

function load(file: string): Chunk {
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const chunk: Chunk = { exports: {} };
  loaded.set(file, chunk);
  try {
    compile(file).runInThisContext()(chunk.exports, requireChunk, chunk, file, __dirname);
  } catch (error) {
    loaded.delete(file);
    throw error;
  }
  return chunk;
}

function compile(file: string): Script {
  const cachedData = readIfThere(join(folder, basename(file)));
  // The bundle is written in ASCII, which is read faster than UTF-8.
  const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, { filename: file, cachedData });
  if (keepAll || cachedData === undefined || script.cachedDataRejected === true) {
    if (uncompiled.size === 0) process.once('exit', keepCompiledCode);
    uncompiled.set(file, script);
  }
  return script;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Writes beside and renames, so that nobody reads half a file. */
function keepCompiledCode(): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [file, script] of uncompiled) {
      const target = join(folder, basename(file));
      const draft = `${target}.${process.pid}`;
      writeFileSync(draft, script.createCachedData());
      renameSync(draft, target);
    }
  } catch {
    // A disk that may not be written to, as in most containers: the next start is as slow as this one was, and nothing else.
  }
}

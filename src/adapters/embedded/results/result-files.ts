import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asStorageError } from '../storage-errors.ts';

/** Large pictures as files named by their key, two levels deep, written so that a name never shows half a picture. */
export class ResultFiles {
  readonly #root: string;

  constructor(dataDirectory: string) {
    this.#root = join(dataDirectory, 'results');
  }

  #folder(key: string): string {
    return join(this.#root, key.slice(0, 2));
  }

  /** Writes, syncs, renames and syncs the folder; resolves once a power cut cannot undo it. */
  async write(key: string, body: Uint8Array): Promise<void> {
    const folder = this.#folder(key);
    const temporary = join(folder, `${key}.${process.pid}.${Math.random().toString(36).slice(2)}.part`);
    try {
      if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(this.#root);
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(body);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, join(folder, key));
      await syncFolder(folder);
    } catch (error) {
      await rm(temporary, { force: true });
      throw asStorageError(error);
    }
  }

  /** The file's bytes, or undefined when it is gone. */
  async read(key: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(this.#folder(key), key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.#folder(key), key), { force: true });
  }

  /** Removes files that `isKnown` does not know: what a crash left between the file and its row. */
  async removeStrays(isKnown: (key: string) => boolean): Promise<number> {
    let removed = 0;
    for (const folder of await readdir(this.#root).catch(() => [])) {
      for (const name of await readdir(join(this.#root, folder)).catch(() => [])) {
        if (isKnown(name)) continue;
        await rm(join(this.#root, folder, name), { force: true });
        removed += 1;
      }
    }
    return removed;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

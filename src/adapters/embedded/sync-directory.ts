import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes the names of a directory's files durable: syncing a file that was just made says nothing of its name (fsync(2)). */
export function syncDirectory(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

import { readFileSync } from 'node:fs';

// `status` gives kB everywhere; `statm` gives pages, whose size differs between machines.
const resident = /^VmRSS:\s+(\d+) kB/m;

/** Resident memory of a process in bytes; undefined when it is gone, or the platform has no `/proc`. */
export function residentBytes(pid: number): number | undefined {
  try {
    const match = resident.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match === null ? undefined : Number(match[1]) * 1024;
  } catch {
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** The machine in a line, for the head of a table. */
export function machine(): string {
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${model}, ${availableParallelism()} cores, ${gib} GiB, ${process.platform} ${process.arch}, Node ${process.version}`;
}

/** The load average of the last minute: how quiet the machine was. */
export function load(): string {
  return loadavg()[0].toFixed(1);
}

/** CPU seconds that all processes of the machine have used since it started; undefined where there is no `/proc`. */
export function machineCpuSeconds(): number | undefined {
  const line = read('/proc/stat')?.split('\n', 1)[0];
  if (line === undefined) return undefined;
  const [user, nice, system, , , irq, softirq, steal] = line.split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + steal) / 100;
}

/** CPU seconds of a process; undefined where there is no `/proc`. */
export function cpuSeconds(pid: number): number | undefined {
  // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /, '')
    .split(' ');
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Resident memory of a process in MiB; undefined where there is no `/proc`. */
export function residentMiB(pid: number): number | undefined {
  const match = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '');
  return match === null ? undefined : Number(match[1]) / 1024;
}

/** The children of a process. */
export function children(pid: number): number[] {
  return (read(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter(Boolean).map(Number);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

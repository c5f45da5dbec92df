import { readFileSync } from 'node:fs';

/** Ticks of /proc/PID/stat per second (Linux). */
const TICKS = 100;

function tree(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(tree)];
}

/** CPU milliseconds that a process and its descendants have used so far; other than a clock, it hardly minds a busy machine. */
export function cpuMs(pid: number): number {
  return tree(pid)
    .map((each) => readFileSync(`/proc/${each}/stat`, 'utf8').split(') ')[1].split(' '))
    .reduce((sum, fields) => sum + ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS, 0);
}

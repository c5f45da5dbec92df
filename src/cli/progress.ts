import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on standard error; only for several figures, and only where somebody looks on. */
export function startProgress(total: number, wanted: boolean): { step(): void; stop(): void } {
  if (!wanted || total < 2 || !process.stderr.isTTY) return { step: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} figures, {eta_formatted} left', stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}

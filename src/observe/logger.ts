import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/settings.ts';

/** A pino logger that writes JSON lines to standard output, or to `destination`. */
export function createLogger(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  return destination === undefined ? pino(options) : pino(options, destination);
}

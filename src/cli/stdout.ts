import { exitCodes } from './exit-codes.ts';

let stream: NodeJS.WriteStream | undefined;

/** Standard output. Made when something is written: Node loads all its streams for it, and a picture goes to a file. */
export function stdout(): NodeJS.WriteStream {
  if (stream === undefined) {
    stream = process.stdout;
    // `plotmill jobs | head` closes the pipe when it has seen enough: that is no fault.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(exitCodes.ok);
    });
  }
  return stream;
}

import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem, problemDocument } from './problem.ts';

/** Answers what is no HTTP request at all, or has too large headers, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Problem('header-too-large', 'The headers are larger than this server takes.')
      : new Problem('invalid-request', 'This is not a valid HTTP request.');
  const body = JSON.stringify(problemDocument(problem));
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

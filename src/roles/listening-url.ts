import type { AddressInfo } from 'node:net';

/** Where a server that listens on `host` is reached from this machine. */
export function listeningUrl(host: string, address: AddressInfo): string {
  const shown = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${address.port}`;
}

/** Which addresses callbacks may go to: public ones. */
import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** The address that a callback would have gone to is not a public one. */
export class ForbiddenAddressError extends Error {
  constructor(host: string, range: string) {
    super(`callbacks to ${range} addresses are not allowed (${host})`);
    this.name = 'ForbiddenAddressError';
  }
}

/** The range of an address when it is not plain public unicast: `private`, `loopback`, `linkLocal`, …; undefined when it is. */
export function forbiddenRange(address: string): string | undefined {
  // `process` unwraps IPv4 in IPv6, so that ::ffff:127.0.0.1 is judged as what it reaches.
  const range = ipaddr.process(address).range();
  return range === 'unicast' ? undefined : range;
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves like `dns.lookup`, and fails when any of the addresses is forbidden: what is checked here is what is connected to. */
export function publicLookup(hostname: string, options: LookupOptions, callback: LookupCallback): void {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    for (const { address } of addresses) {
      const range = forbiddenRange(address);
      if (range !== undefined) return callback(new ForbiddenAddressError(hostname, range), []);
    }
    if (options.all) return callback(null, addresses);
    return callback(null, addresses[0].address, addresses[0].family);
  });
}

/** Throws when the URL's host is itself a forbidden address: such a host is never looked up. */
export function checkLiteralHost(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const range = ipaddr.isValid(host) ? forbiddenRange(host) : undefined;
  if (range !== undefined) throw new ForbiddenAddressError(host, range);
}

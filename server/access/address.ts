/** Where a request comes from: the other end of its connection, or whom a trusted proxy says it speaks for. */
import proxyAddress from '@fastify/proxy-addr';
import type { IncomingMessage } from 'node:http';

/** Whether the address `nth` steps away is one of our proxies. */
export type Trust = (address: string, nth: number) => boolean;

export const NOBODY: Trust = () => false;

/** Trusts the proxies at these addresses (`10.0.0.7`, `10.1.0.0/16`, `loopback`). Throws where one of them is no address. */
export const trustIn = (proxies: readonly string[]): Trust => proxyAddress.compile([...proxies]);

/** The client's address; what X-Forwarded-For says counts only as far as trusted proxies wrote it. */
export const addressOf = (request: IncomingMessage, trust: Trust): string => proxyAddress(request, trust);

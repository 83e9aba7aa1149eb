/** A plain y-websocket client with a list of servers: when its connection ends it goes on at the next. */
import { expect, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** As long as it takes on a busy machine; what is waited for comes much sooner. */
export const PATIENCE = { timeout: 60_000, interval: 20 };

export class Visitor {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  /** States of the saved frames that came, in their order. */
  readonly saved: number[] = [];
  readonly #servers: readonly string[];
  #at: number;

  /** Enters at the server number `first` of the list of addresses. */
  constructor(servers: readonly string[], agreement: string, who: string, first = 0) {
    this.#servers = servers;
    this.#at = first;
    this.provider = new WebsocketProvider(this.#address(), agreement, this.doc, {
      params: { token: `demo-${who}`, bewaard: '1' },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
    });
    this.provider.messageHandlers[100] = (_encoder, decoder) => void this.saved.push(decoder.arr[decoder.pos] ?? -1);
    this.provider.on('connection-close', () => this.#goOn());
    this.provider.on('connection-error', () => this.#goOn());
  }

  get text(): string {
    return this.title.toJSON();
  }
  get title(): Y.Text {
    return this.doc.getText('titel');
  }
  /** Ids of the others who are there. */
  get others(): string[] {
    const states = [...this.provider.awareness.getStates()].filter(([client]) => client !== this.doc.clientID);
    return states.map(([, { user }]) => (user as { id?: string } | undefined)?.id ?? '').sort();
  }

  synced(): Promise<void> {
    return vi.waitFor(() => expect(this.provider.synced).toBe(true), PATIENCE);
  }
  leave(): void {
    this.provider.destroy();
    this.doc.destroy();
  }

  #goOn(): void {
    this.#at += 1;
    this.provider.serverUrl = this.#address();
  }
  #address(): string {
    return `${(this.#servers[this.#at % this.#servers.length] ?? '').replace('http', 'ws')}/sync`;
  }
}

/**
 * What happens at the door and on the wire, for whoever counts it. Over Node's diagnostics_channel: it costs
 * next to nothing, also when nobody listens, and no part of the sync server has to be handed a counter.
 */
import { channel } from 'node:diagnostics_channel';
import type { CloseKind } from './codes.ts';

export type WireEvent =
  /** The server ended a connection. */
  | { readonly what: 'closed'; readonly kind: CloseKind }
  /** A frame was not taken: `denied` when this person may not write, else what its connection was closed for. */
  | { readonly what: 'refused'; readonly kind: CloseKind | 'denied' }
  /** An upgrade was answered with an HTTP status instead. */
  | { readonly what: 'turnedAway'; readonly status: number };

const wire = channel('samenschrift:wire');

export const tellWire = (event: WireEvent): void => wire.publish(event);

/** Hears every event of this process, until the returned function is called. */
export function hearWire(listener: (event: WireEvent) => void): () => void {
  const heard = (event: unknown): void => listener(event as WireEvent);
  wire.subscribe(heard);
  return () => {
    wire.unsubscribe(heard);
  };
}

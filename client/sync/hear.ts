/** What our own server says beside the text (docs/protocol.md): what is saved, what is refused, and what this person may now. */
import * as decoding from 'lib0/decoding';
import { BEING_LAID_DOWN, isLaidDown, type Membership, type Role, type Status } from '../../model/access.ts';
import { afterHearing } from './access.ts';
import type { Line } from './line.ts';
import { isAtRisk } from './saved.ts';
import type { Cell } from './store.ts';
import type { Barrier } from './types.ts';

const MESSAGE_AUTH = 2;
const MESSAGE_SAVED = 100;
const MESSAGE_ACCESS = 101;

/** What one is until the server says more. */
export const READER: Membership = { rol: 'lezer', partij: null };

/** Listens for as long as the line lives. `wall`: why this person cannot write, if they cannot. */
export function hear(line: Line, wall: Cell<Barrier | null>): void {
  const { provider, tracker, status, own } = line;
  /** Something was refused because the text is being laid down: whether that succeeds says what becomes of it. */
  let isPending = false;
  // Only what the server says when it lets a page in tells for sure what did not get in (guardian.ts).
  const comeBack = (): void => {
    if (provider.synced) line.retry();
  };
  provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) =>
    tracker.confirmed(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
  provider.messageHandlers[MESSAGE_AUTH] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    const reden = decoding.readVarString(decoder);
    isPending = reden === BEING_LAID_DOWN;
    const spared = isPending || isLaidDown(status.get());
    wall.set(afterHearing({ soort: 'geweigerd', reden }, reden, spared).wall);
    if (isLaidDown(status.get())) comeBack();
  };
  provider.messageHandlers[MESSAGE_ACCESS] = (_encoder, decoder) => {
    const mayWrite = decoding.readVarUint(decoder) === 0;
    const reden = decoding.readVarString(decoder);
    // A server of before this field sends no status.
    if (decoding.hasContent(decoder)) status.set(decoding.readVarString(decoder) as Status);
    // Nor one of before the next two says what one is.
    if (decoding.hasContent(decoder)) own.set(membershipIn(decoder));
    const laidDown = isLaidDown(status.get());
    const heard = afterHearing(wall.get(), mayWrite ? null : reden, laidDown);
    wall.set(heard.wall);
    if (laidDown && (heard.resend || isAtRisk(tracker.state.get()))) comeBack();
    else if (heard.resend || (mayWrite && isPending)) {
      isPending = false;
      line.retry();
    }
  };
}

function membershipIn(decoder: decoding.Decoder): Membership {
  const rol = decoding.readVarString(decoder) as Role;
  return { rol, partij: decoding.readVarString(decoder) || null };
}

/** Other people who write in an agreement, without a browser: plain y-websocket clients. */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface Writers {
  /** How many keys they typed until now. */
  readonly typed: () => number;
  readonly stop: () => void;
}

const PEOPLE = ['regisseur', 'directeur', 'netwerkmanager', 'regisseur'];

/**
 * Connects `count` writers who type `perSecond` keys each, in the omschrijving of acties spread over the
 * agreement. Resolves once all have the text.
 */
export async function writersIn(address: string, id: string, count: number, perSecond: number): Promise<Writers> {
  let typed = 0;
  const writers = await Promise.all(
    Array.from({ length: count }, async (_, nth) => {
      const doc = new Y.Doc();
      const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, id, doc, {
        params: { token: `demo-${PEOPLE[nth % PEOPLE.length]}` },
        WebSocketPolyfill: WebSocket as never,
        disableBc: true,
      });
      await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
      const text = textIn(doc, nth + 1);
      const timer = setInterval(() => {
        text.insert(text.length, 'abcdefgh '.charAt(typed % 9));
        typed++;
      }, 1000 / perSecond);
      return () => {
        clearInterval(timer);
        provider.destroy();
        doc.destroy();
      };
    }),
  );
  return { typed: () => typed, stop: () => writers.forEach((stop) => stop()) };
}

/** The last paragraph of an actie's omschrijving: each writer in an actie of their own. */
function textIn(doc: Y.Doc, nth: number): Y.XmlText {
  const actions = [...doc.getMap<Y.Map<unknown>>('acties').values()];
  const rich = actions[(nth * 7) % actions.length]?.get('omschrijving') as Y.XmlFragment;
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  rich.push([paragraph]);
  return text;
}

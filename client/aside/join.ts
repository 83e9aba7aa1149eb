/**
 * What was set aside when the text was laid down, brought together with the text as it is now: as when a page comes
 * back that was away (text/rescue.ts), but beside the document, so that it can be shown before it is added.
 */
import * as Y from 'yjs';
import { createRescue, type Told } from '../text/rescue.ts';

/** Both together, in a document of its own that nobody is connected to. `tell`: as in {@link createRescue}. */
export function joinAside(doc: Y.Doc, aside: readonly Uint8Array[], tell: (told: Told) => void = () => {}): Y.Doc {
  // What was deleted stays readable: it tells where words of others belong.
  const both = new Y.Doc({ gc: false });
  // Words are put back in a text or fragment only: a top-level type is one once it was asked for as such.
  for (const [name, type] of doc.share) both.get(name, type.constructor as new () => Y.AbstractType<unknown>);
  for (const update of aside) Y.applyUpdate(both, update);
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  const rescue = createRescue(both, tell);
  for (const client of both.store.clients.keys())
    if (Y.getState(both.store, client) > (known.get(client) ?? 0)) rescue.adopt(client);
  const lacking = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(both));
  rescue.comeBack(lacking, known, () => Y.applyUpdate(both, lacking, doc));
  rescue.destroy();
  return both;
}

/** What a document brings along that the server lacks. */
import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { joinUnsent, NOTHING_UNSENT, unsentIn, type Unsent } from '../../client/sync/unsent.ts';

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
const compare = (here: Y.Doc, server: Y.Doc): Unsent =>
  unsentIn(
    here,
    Y.decodeStateVector(Y.encodeStateVector(server)),
    Y.encodeStateAsUpdate(server, Y.encodeStateVector(here)),
  );
const count = ({ deleted }: Unsent): number =>
  [...deleted.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);

it('is nothing when the server has it all, and may have more', () => {
  const server = new Y.Doc();
  server.getText('titel').insert(0, 'een twee drie');
  const here = copyOf(server);
  server.getText('titel').delete(0, 4);
  server.getText('titel').insert(0, 'x');
  server.getText('titel').delete(0, 1);
  here.getText('titel').delete(0, 2);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(here));
  const unsent = joinUnsent(compare(here, server), NOTHING_UNSENT);
  expect([...unsent.clients]).toEqual([]);
  expect([...unsent.deleted.clients]).toEqual([]);
});

it('is who wrote and what was deleted here, and not what the server deleted too', () => {
  const server = new Y.Doc();
  server.getText('titel').insert(0, 'een twee drie');
  const page = copyOf(server);
  page.getText('titel').delete(0, 4);
  page.getText('titel').insert(0, 'nieuw');
  server.getText('titel').delete(0, 2);
  const later = copyOf(page);
  const unsent = compare(later, server);
  expect([...unsent.clients]).toEqual([page.clientID]);
  expect(count(unsent)).toBe(2);
  expect(count(joinUnsent(joinUnsent(NOTHING_UNSENT, unsent), unsent))).toBe(2);
});

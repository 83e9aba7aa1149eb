/** Who is measured, and how to start each as a process of its own. */

/** Whose frames a server speaks. */
export type Dialect = 'y-websocket' | 'hocuspocus';

export interface Contender {
  readonly name: string;
  readonly dialect: Dialect;
  /** A file in servers/. */
  readonly file: string;
  readonly args: (folder: string) => readonly string[];
  readonly env?: (folder: string) => Readonly<Record<string, string>>;
  /** Keeps the document itself: can be asked for it. */
  readonly keeps: 'nothing' | 'memory' | 'disk';
  /** Is given the address of a database in place of a folder. */
  readonly onPostgres?: boolean;
  /** What stands in a connection's address after the document's id. */
  readonly query: string;
}

const ours: Contender = {
  name: 'ours',
  dialect: 'y-websocket',
  file: 'ours.ts',
  args: (folder) => [folder],
  keeps: 'disk',
  query: '?token=demo-regisseur',
};
const relay: Contender = { ...ours, name: 'relay', file: 'relay.ts', args: () => [], keeps: 'nothing', query: '' };
const yws: Contender = { ...relay, name: 'yws-mem', file: 'y-websocket.ts', keeps: 'memory' };
const hocus: Contender = { ...yws, name: 'hocus-mem', file: 'hocuspocus.ts', dialect: 'hocuspocus' };

export const CONTENDERS: readonly Contender[] = [
  relay,
  ours,
  { ...ours, name: 'ours-pg', onPostgres: true },
  yws,
  { ...yws, name: 'yws-ldb', keeps: 'disk', env: (folder) => ({ YPERSISTENCE: folder }) },
  hocus,
  { ...hocus, name: 'hocus-sql', keeps: 'disk', args: (folder) => [folder] },
];

/** What of the list is shown and in which order, as the address says it. */
import { STATUSES, type Status } from '../../model/access.ts';

export const COLUMNS = ['titel', 'status', 'regiegebied', 'klaar', 'aanwezig', 'gewijzigd'] as const;
export type Column = (typeof COLUMNS)[number];
export type Order = 'op' | 'af';

/** Whose agreements: everyone's, those that someone is in now, those this person was the last to change. */
export const WHO = ['iedereen', 'nu', 'ik'] as const;
export type Who = (typeof WHO)[number];

export interface Query {
  readonly zoek: string;
  readonly status: Status | '';
  /** `gebied:<regiegebied>` or `regio:<id of a referentieregio>`; empty for all. */
  readonly gebied: string;
  readonly wie: Who;
  readonly sorteer: Column;
  readonly richting: Order;
}

export const EVERYTHING: Query = {
  zoek: '',
  status: '',
  gebied: '',
  wie: 'iedereen',
  sorteer: 'gewijzigd',
  richting: 'af',
};

/** Which way a column is sorted first: the newest change and the busiest agreement are what people look for. */
export const firstOrder = (column: Column): Order => (column === 'gewijzigd' || column === 'aanwezig' ? 'af' : 'op');

/** Reads the part of an address after the path. What it does not know counts as not said. */
export function readQuery(search: string): Query {
  const given = new URLSearchParams(search);
  const one = <T extends string>(name: string, known: readonly T[]): T | undefined =>
    known.find((value) => value === given.get(name));
  const sorteer = one('sorteer', COLUMNS) ?? EVERYTHING.sorteer;
  return {
    zoek: given.get('zoek') ?? '',
    status:
      one(
        'status',
        STATUSES.map(({ id }) => id),
      ) ?? '',
    gebied: given.get('gebied') ?? '',
    wie: one('wie', WHO) ?? 'iedereen',
    sorteer,
    richting: one('richting', ['op', 'af']) ?? firstOrder(sorteer),
  };
}

/** The address of the list with this query; what goes without saying is left out. */
export function addressOf(query: Query): string {
  const said = new URLSearchParams();
  if (query.zoek.trim() !== '') said.set('zoek', query.zoek);
  if (query.status !== '') said.set('status', query.status);
  if (query.gebied !== '') said.set('gebied', query.gebied);
  if (query.wie !== 'iedereen') said.set('wie', query.wie);
  if (query.sorteer !== EVERYTHING.sorteer) said.set('sorteer', query.sorteer);
  if (query.richting !== firstOrder(query.sorteer)) said.set('richting', query.richting);
  const text = said.toString();
  return text === '' ? '/overeenkomsten' : `/overeenkomsten?${text}`;
}

/** True when the query leaves agreements out. */
export const narrows = ({ zoek, status, gebied, wie }: Query): boolean =>
  zoek.trim() !== '' || status !== '' || gebied !== '' || wie !== 'iedereen';

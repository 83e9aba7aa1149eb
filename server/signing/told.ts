/** The signing of an agreement as the interface tells it, with names put to ids. */
import type { FrozenFile, ReturnedFile, SigningState } from '../../model/signing.ts';
import type { People } from '../access/people.ts';
import { ERASED_NAME } from '../access/people.ts';
import { checkAddress } from '../agreements/public-file.ts';
import type { Ended, StoredFrozen, StoredReturned } from '../store/frozen.ts';
import type { AgreementMeta, Store } from '../store/store.ts';
import { conflictsOf, leadingOf, progressOf } from './standing.ts';

/** What is kept of the signing of an agreement: the file that stands, null where none does, and those before it. */
export interface Kept {
  readonly standing: StoredFrozen | null;
  readonly earlier: readonly StoredFrozen[];
  /** What came back of the one that stands. */
  readonly returned: readonly StoredReturned[];
}

/** The one of an agreement's files that stands. */
export const standingIn = (files: readonly StoredFrozen[]): StoredFrozen | null =>
  files.find(({ thawed }) => thawed === null) ?? null;

/** Rejects with a StoreError. */
export async function keptOf(store: Pick<Store, 'frozenOf' | 'returnedOf'>, agreement: string): Promise<Kept> {
  const all = await store.frozenOf(agreement);
  const standing = standingIn(all);
  const returned = standing ? await store.returnedOf(agreement) : [];
  return {
    standing,
    earlier: all.filter((one) => one !== standing),
    returned: returned.filter(({ frozen }) => frozen === standing?.id),
  };
}

type Named = (id: string) => string;

/** The state of a signing. `origin`: where people reach the server. Rejects with a StoreError. */
export async function stateOf(
  { status }: Pick<AgreementMeta, 'status'>,
  kept: Kept,
  people: Pick<People, 'names'>,
  origin: string,
): Promise<SigningState> {
  const { standing, earlier, returned } = kept;
  const names = await people.names(new Set(idsIn(kept)));
  const named: Named = (id) => names.get(id) ?? ERASED_NAME;
  const basis = { signatories: standing?.signatories ?? [], confirmed: standing?.confirmed ?? [], returned };
  const leading = leadingOf(returned);
  return {
    status,
    bestand: standing && frozenTold(standing, named, origin),
    ondertekenaars: progressOf(basis).map(({ expected, state, from, confirmed }) => ({
      ...expected,
      stand: state,
      uit: from?.id ?? null,
      bevestigdDoor: confirmed && named(confirmed.by),
    })),
    teruggekomen: returned.map((one) => returnedTold(one, named, one === leading)),
    tegenspraak: conflictsOf(basis),
    eerder: earlier.map((one) => frozenTold(one, named, origin)),
  };
}

function frozenTold(file: StoredFrozen, named: Named, origin: string): FrozenFile {
  const { id, at, author, pdf, content, size, thawed } = file;
  return {
    id,
    vastgelegd: at,
    door: named(author),
    pdf,
    inhoud: content,
    bytes: size,
    controle: checkAddress(origin, content),
    vervallen: thawed && endedTold(thawed, named),
  };
}

function returnedTold(file: StoredReturned, named: Named, leidt: boolean): ReturnedFile {
  const { id, kind, at, author, size, type, report, signatories, withdrawn } = file;
  return {
    id,
    soort: kind,
    op: at,
    door: named(author),
    bytes: size,
    type,
    verslag: report,
    ondertekenaars: signatories,
    leidt,
    ingetrokken: withdrawn && endedTold(withdrawn, named),
  };
}

const endedTold = ({ at, by, reason }: Ended, named: Named) => ({ op: at, door: named(by), reden: reason });

function idsIn({ standing, earlier, returned }: Kept): string[] {
  const files = [...(standing ? [standing] : []), ...earlier];
  return [
    ...files.flatMap(({ author, thawed, confirmed }) =>
      [author, thawed?.by ?? [], confirmed.map(({ by }) => by)].flat(),
    ),
    ...returned.flatMap(({ author, withdrawn }) => [author, withdrawn?.by ?? []].flat()),
  ];
}

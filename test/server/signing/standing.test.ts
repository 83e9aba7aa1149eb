/** What counts of what came back: by the name in a certificate, and by who vouches for it. */
import { describe, expect, it } from 'vitest';
import type { Chain, Match } from '../../../model/signing.ts';
import { groundOf, progressOf, type Basis } from '../../../server/signing/standing.ts';
import type { Confirmation } from '../../../server/store/frozen.ts';
import { blankExpected } from '../../signing/blank.ts';

const signatories = blankExpected(1);
const [one] = signatories;

function basis(keten: Chain, zelfde: Match = 'zelfde', confirmed: readonly Confirmation[] = []): Basis {
  const handtekening = {
    ...{ wie: 'Ann Peeters', organisatie: '', uitgever: 'Zichzelf', wanneer: null, geldig: true },
    ...{ keten, zelfde, certificaat: 'c1', vermeldingen: [] },
  };
  const velden = [{ veld: one?.veld ?? '', verwacht: one ?? null, handtekening }];
  const report = { aanvaard: true, weigeringen: [], velden, nietGecontroleerd: [] };
  const file = {
    id: 't1',
    agreement: 'a',
    frozen: 'f1',
    kind: 'pdf',
    at: '2026-11-21T20:00:00Z',
    author: 'p',
  } as const;
  const more = { hash: 'h', type: 'application/pdf', size: 9, signatories: [], withdrawn: null };
  return { signatories, confirmed, returned: [{ ...file, ...more, report }] };
}
const vouched = { signatory: one?.id ?? '', certificate: 'c1', by: 'p', at: '2026-11-21T20:00:00Z' };

describe('a signature under the expected name', () => {
  it.each<Chain>(['vertrouwd', 'niet-gecontroleerd'])('counts with a certificate that is %s', (keten) => {
    expect(progressOf(basis(keten))).toMatchObject([{ state: 'digitaal', confirmed: null }]);
  });

  it('counts only once someone vouches for it, where its certificate leads to none of the roots', () => {
    expect(progressOf(basis('niet-vertrouwd'))).toMatchObject([{ state: 'te-bevestigen' }]);
    expect(groundOf(basis('niet-vertrouwd'))).toBeNull();
    const confirmed = basis('niet-vertrouwd', 'zelfde', [vouched]);
    expect(progressOf(confirmed)).toMatchObject([{ state: 'digitaal', confirmed: vouched }]);
    expect(groundOf(confirmed)).toEqual({ digitaal: 1, papier: 0, keten: 'niet-vertrouwd', bevestigd: 1 });
  });
});

it.each<Match>(['anders', 'onbekend'])(
  'a signature under a name that is %s counts once someone vouches for it',
  (name) => {
    expect(progressOf(basis('vertrouwd', name))).toMatchObject([{ state: 'te-bevestigen' }]);
    expect(progressOf(basis('vertrouwd', name, [vouched]))).toMatchObject([{ state: 'digitaal' }]);
  },
);

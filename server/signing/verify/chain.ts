/** Whether a certificate leads to one of the roots that are trusted. Revocation is not looked at. */
import { CertificateChainValidationEngine, CryptoEngine, type Certificate } from 'pkijs';
import type { Chain } from '../../../model/signing.ts';

const engine = new CryptoEngine({ name: 'webcrypto', crypto: globalThis.crypto });
/** A hostile envelope may hold thousands, and the search tries them all. */
const MOST_CERTIFICATES = 30;

/** At `when`. `others`: those that came along with it. */
export async function chainOf(
  certificate: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  when: Date,
): Promise<Chain> {
  if (roots.length === 0) return 'niet-gecontroleerd';
  const between = others.filter((one) => one !== certificate).slice(0, MOST_CERTIFICATES);
  const chain = new CertificateChainValidationEngine({
    trustedCerts: [...roots],
    // Whose chain it is about comes last.
    certs: [...between, certificate],
    checkDate: when,
  });
  try {
    return (await chain.verify({}, engine)).result ? 'vertrouwd' : 'niet-vertrouwd';
  } catch {
    // The library throws on what it cannot read: that vouches for nobody.
    return 'niet-vertrouwd';
  }
}

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
  const between = others.filter((one) => !isSame(one, certificate)).slice(0, MOST_CERTIFICATES);
  const chain = new CertificateChainValidationEngine({
    trustedCerts: [...roots],
    // Whose chain it is about comes last. Of one that is there twice the library drops the last, and looks at another's.
    certs: [...between, certificate],
    checkDate: when,
  });
  try {
    const { result, certificatePath: [own] = [] } = await chain.verify({}, engine);
    return result && own && isSame(own, certificate) ? 'vertrouwd' : 'niet-vertrouwd';
  } catch {
    // The library throws on what it cannot read: that vouches for nobody.
    return 'niet-vertrouwd';
  }
}

/** By what is signed of them: a signature can be written in several ways. */
const isSame = (one: Certificate, other: Certificate): boolean =>
  Buffer.from(one.tbsView).equals(Buffer.from(other.tbsView));

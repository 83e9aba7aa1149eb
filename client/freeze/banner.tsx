/** Above a text that is laid down: since when, by whom, and where it is signed. */
import { hasFile } from '../../model/access.ts';
import { Link } from '../router.tsx';
import { signingPage } from '../signing/signing.ts';
import { momentWords } from '../signing/words.ts';
import { useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import { useStored } from './stored.ts';

/** The banner; nothing while the text is open. */
export function FrozenBanner() {
  const { id, status } = useSession();
  const now = useStore(status);
  const file = useStored();
  if (!hasFile(now)) return null;
  const signed = now === 'ondertekend';
  return (
    <section className="melding vast" aria-label="De tekst ligt vast">
      <p>
        <b>{signed ? 'Deze overeenkomst is ondertekend.' : 'De tekst ligt vast en wordt ondertekend.'}</b>{' '}
        {file ? `${file.door} legde hem vast ${momentWords(file.vastgelegd)}. ` : ''}
        {signed ? 'U leest wat er ondertekend is.' : 'U kunt hem lezen; wijzigen kan niet meer.'}
      </p>
      <Link to={signingPage(id)} className="knop">
        Naar de ondertekening
      </Link>
    </section>
  );
}

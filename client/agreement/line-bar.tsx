/** While there is no connection: what goes on, since when, and trying again. */
import { useSession } from '../sync/context.tsx';
import { isFinal } from '../sync/barrier.ts';
import { useSteadyLink } from '../sync/steady.ts';
import { useSelect, useStore } from '../sync/store.ts';
import type { DeviceState } from '../device/keeper.ts';
import { momentOf } from './saying.ts';

/** The strip that floats over the top of the text; it moves nothing. */
export function LineBar() {
  const { link, barrier, device, retry } = useSession();
  const up = useSteadyLink(link);
  const wall = useStore(barrier);
  const { contact } = useStore(link);
  const keeps = useSelect(device, ({ soort }) => soort);
  if (up || isFinal(wall)) return null;
  const since = contact === null ? '' : ` Laatste contact ${momentOf(contact, new Date())}.`;
  return (
    <div className="lijn-plek">
      <div className={`lijn-strook ${keeps === 'houdt' ? '' : 'fout'}`}>
        <p role="status">
          {wall ? 'Niet verbonden.' : EXPLAINED[keeps]}
          {since}
        </p>
        <button type="button" className="knop klein" onClick={retry}>
          Nu opnieuw proberen
        </button>
      </div>
    </div>
  );
}

const HERE_ONLY = 'Laat dit venster open tot er weer verbinding is.';
const EXPLAINED: Record<DeviceState['soort'], string> = {
  openen: 'U kunt verder schrijven.',
  houdt: 'U kunt verder schrijven.',
  vol: `Dit toestel heeft geen plaats meer: wat u nu schrijft, wordt hier niet bewaard. ${HERE_ONLY}`,
  geweigerd: `Deze browser bewaart hier niets (een privévenster?). ${HERE_ONLY}`,
  gewist: `De kopie op dit toestel is gewist. ${HERE_ONLY}`,
  nieuwer: `De kopie op dit toestel is van een nieuwere versie. ${HERE_ONLY}`,
  gestopt: HERE_ONLY,
};

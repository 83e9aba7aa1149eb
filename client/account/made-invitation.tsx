/** An invitation that was just made: mailed, or a link to pass on that is shown this once. */
import type { NewInvitation } from '../api/places.ts';
import { CopyField } from './copy-field.tsx';

/** What became of it. */
export function MadeInvitation({ made: { uitnodiging, link, reden } }: { made: NewInvitation }) {
  const { email } = uitnodiging;
  return link === null ? (
    <p className="melding goed" role="status">
      De uitnodiging is gemaild naar {email}.
    </p>
  ) : (
    <CopyField value={link} label={`Link voor ${email}`} good={reden === null}>
      {reden === null ? null : <b>De mail is niet vertrokken: {reden}. </b>}
      Geef deze link zelf aan {email}, en aan niemand anders. U ziet hem alleen nu.
    </CopyField>
  );
}

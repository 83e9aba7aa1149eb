/** An invitation that was just made: mailed, or a link to pass on that is shown this once. */
import { useEffect, useRef, useState } from 'react';
import type { NewInvitation } from '../api/places.ts';

/** What became of it. */
export function MadeInvitation({ made: { uitnodiging, link, reden } }: { made: NewInvitation }) {
  return link === null ? (
    <p className="melding goed" role="status">
      De uitnodiging is gemaild naar {uitnodiging.email}.
    </p>
  ) : (
    <LinkToPass email={uitnodiging.email} link={link} reden={reden} />
  );
}

function LinkToPass({ email, link, reden }: { email: string; link: string; reden: string | null }) {
  const [copied, setCopied] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  // It is the next thing to do, and what is read out.
  useEffect(() => field.current?.select(), []);
  const copy = async (): Promise<void> => {
    field.current?.select();
    setCopied(
      await navigator.clipboard.writeText(link).then(
        () => 'Gekopieerd.',
        () => 'Kopiëren lukte niet. Druk Ctrl+C: de link is geselecteerd.',
      ),
    );
  };
  return (
    <div className={reden === null ? 'melding goed link-vak' : 'melding link-vak'}>
      <p id="link-uitleg">
        {reden === null ? null : <b>De mail is niet vertrokken: {reden}. </b>}
        Geef deze link zelf aan {email}, en aan niemand anders. U ziet hem alleen nu.
      </p>
      <div className="link-rij">
        <input
          ref={field}
          className="invoer"
          readOnly
          value={link}
          aria-label={`Link voor ${email}`}
          aria-describedby="link-uitleg"
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="knop" onClick={() => void copy()}>
          Kopiëren
        </button>
      </div>
      <p role="status">{copied}</p>
    </div>
  );
}

/** An e-mail address or telephone number: a link to read, text to write. */
import { TextField, type TextFieldProps } from '../fields/text-field.tsx';
import { MailIcon, PhoneIcon } from '../fields/icons.tsx';
import { useMayWrite } from '../sync/context.tsx';
import { useText } from '../sync/hooks.ts';

/** `path` says which: email or telefoon. */
export function AddressField(props: TextFieldProps & { readonly path: 'email' | 'telefoon' }) {
  const { at, path } = props;
  const mayWrite = useMayWrite();
  const text = useText(at.place.text(path)).trim();
  const address = addressOf(path, text);
  if (!mayWrite)
    return address ? (
      <span className="feit">
        <a href={address}>{text}</a>
      </span>
    ) : null;
  return (
    <span className="feit adres">
      <TextField {...props} />
      {address ? (
        <a
          className="icoon-knop klein"
          href={address}
          aria-label={path === 'email' ? `Mail naar ${text}` : `Bel ${text}`}
          title={path === 'email' ? 'Mailen' : 'Bellen'}
        >
          {path === 'email' ? <MailIcon /> : <PhoneIcon />}
        </a>
      ) : null}
    </span>
  );
}

/** The link, or null for what cannot be mailed or called. */
export function addressOf(kind: 'email' | 'telefoon', text: string): string | null {
  if (kind === 'email') return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text) ? `mailto:${text}` : null;
  const digits = text.replace(/[\s./()-]/g, '');
  return /^\+?\d{6,15}$/.test(digits) ? `tel:${digits}` : null;
}

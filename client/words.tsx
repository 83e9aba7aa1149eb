/** What changes in a text, word by word. */
import { wordDiff } from '../model/word-diff.ts';

/** What would go and what would come, with some of what stays around it. `label` is said before it. */
export function Words({ label = '', before, after }: { label?: string; before: string; after: string }) {
  return (
    <p className="woorden">
      {label ? <small>{label}: </small> : null}
      {wordDiff(before, after).map(({ soort, tekst }, key) => {
        if (soort === 'gelijk') return <span key={key}>{shorten(tekst)}</span>;
        return soort === 'nieuw' ? <ins key={key}>{tekst}</ins> : <del key={key}>{tekst}</del>;
      })}
    </p>
  );
}

/** How much of what stays the same is shown on either side of a change, in characters. */
const AROUND = 90;

/** The edges of a long stretch that did not change, cut between words. */
function shorten(text: string): string {
  if (text.length < 3 * AROUND) return text;
  return `${text.slice(0, AROUND).replace(/\S+$/, '')}… ${text.slice(-AROUND).replace(/^\S+\s/, '')}`;
}

/** A browser in words that its person recognises, so that no more of it has to be kept. */
import Bowser from 'bowser';

/** Such as «Firefox op Windows»; «Een programma» for what does not say what it is. */
export function deviceOf(userAgent: string | undefined): string {
  if (!userAgent) return UNKNOWN;
  const { browser, os } = Bowser.parse(userAgent.slice(0, LONGEST));
  const words = [browser.name, os.name && `op ${os.name}`].filter(Boolean).join(' ');
  return words === '' ? UNKNOWN : words;
}

const UNKNOWN = 'Een programma';

/** Real ones are below 300 characters. */
const LONGEST = 500;

/** The faces of the printed agreement as data: URIs, so that the page needs nothing from outside itself. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Family {
  readonly name: string;
  readonly folder: string;
}
const FAMILIES: readonly Family[] = [
  { name: 'Source Serif 4', folder: 'source-serif-4' },
  { name: 'Source Sans 3', folder: 'source-sans-3' },
];
/** Bold is set in 600 everywhere: 700 next to 600 would only add weight to the file. */
const WEIGHTS = [400, 600] as const;
const STYLES = ['normal', 'italic'] as const;
/** `latin-ext` holds the letters of names such as Dvořák or Şahin. */
type Subset = 'latin' | 'latin-ext';

const require = createRequire(import.meta.url);
let cached: { readonly latin: string; readonly extended: string } | undefined;

/** Characters outside what the `latin` files hold; general punctuation and the euro sign are in them. */
const BEYOND_LATIN = /[^\u0000-\u00FF\u2000-\u206F\u20AC]/;

/**
 * `@font-face` rules with the fonts inside, for a page that shows `text`: the extended files (two thirds of
 * the weight) only where they are needed. Read once; throws when a font package is not installed.
 */
export function fontCss(text: string): string {
  cached ??= { latin: facesFor('latin'), extended: facesFor('latin-ext') };
  return BEYOND_LATIN.test(text) ? `${cached.latin}\n${cached.extended}` : cached.latin;
}

function facesFor(subset: Subset): string {
  return FAMILIES.flatMap((family) => facesOf(family, subset)).join('\n');
}

function facesOf({ name, folder }: Family, subset: Subset): string[] {
  const root = dirname(require.resolve(`@fontsource/${folder}/package.json`));
  const ranges = JSON.parse(readFileSync(join(root, 'unicode.json'), 'utf8')) as Record<string, string>;
  const range = ranges[subset] ?? '';
  return WEIGHTS.flatMap((weight) =>
    STYLES.map((style) => {
      const file = readFileSync(join(root, 'files', `${folder}-${subset}-${weight}-${style}.woff2`));
      const source = `url(data:font/woff2;base64,${file.toString('base64')}) format('woff2')`;
      return `@font-face{font-family:'${name}';font-style:${style};font-weight:${weight};src:${source};unicode-range:${range}}`;
    }),
  );
}

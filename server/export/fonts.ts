/** The faces of the printed agreement as data: URIs, so that the page needs nothing from outside itself. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rangesOf, subsetsFor, type Subset } from '../../model/characters.ts';

/** Bold is set in 600 everywhere: 700 next to 600 would only add weight to the file. */
const WEIGHTS = [400, 600] as const;
const STYLES = ['normal', 'italic'] as const;

/** A font file, and what it is called on the page. */
export interface Face {
  readonly family: string;
  readonly weight: (typeof WEIGHTS)[number];
  readonly style: (typeof STYLES)[number];
  readonly path: string;
}

/** Scripts for which the families have no letters of their own, and the fonts that lend theirs to both. */
const LENT: Partial<Record<Subset, string>> = { hebrew: 'noto-sans-hebrew', arabic: 'vazirmatn' };
const FAMILIES = [
  { family: 'Source Serif 4', folder: 'source-serif-4' },
  { family: 'Source Sans 3', folder: 'source-sans-3' },
];

const require = createRequire(import.meta.url);

/** Every face of a subset. What is lent has no italics: those are its upright faces, as both scripts are set. */
export function facesOf(subset: Subset): Face[] {
  const lent = LENT[subset];
  return FAMILIES.flatMap(({ family, folder }) => {
    const name = lent ?? folder;
    const root = dirname(require.resolve(`@fontsource/${name}/package.json`));
    return WEIGHTS.flatMap((weight) =>
      STYLES.map((style) => ({
        family,
        weight,
        style,
        path: join(root, 'files', `${name}-${subset}-${weight}-${lent ? 'normal' : style}.woff2`),
      })),
    );
  });
}

const cached = new Map<Subset, string>();

/**
 * `@font-face` rules with the fonts inside, for a page that shows `text`: other subsets than `latin` only where they
 * are needed. Each is read once; throws when a font package is not installed.
 */
export function fontCss(text: string): string {
  return [...subsetsFor(text)]
    .map((subset) => {
      const css =
        cached.get(subset) ??
        facesOf(subset)
          .map((face) => rule(face, rangesOf(subset)))
          .join('\n');
      cached.set(subset, css);
      return css;
    })
    .join('\n');
}

function rule({ family, weight, style, path }: Face, range: string): string {
  const source = `url(data:font/woff2;base64,${readFileSync(path).toString('base64')}) format('woff2')`;
  return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};src:${source};unicode-range:${range}}`;
}

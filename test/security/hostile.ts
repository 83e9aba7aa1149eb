/** An agreement in which every text that someone may write is hostile. */
import { ALARM } from './watch.ts';
import type { Agreement } from '../../model/agreement.ts';
import { compileValidators } from '../../model/validation/compile.ts';
import { validateAgreement } from '../../model/validation/validate.ts';
import ready from '../fixtures/kalmthout-zoersel.json' with { type: 'json' };

/** Each would run somewhere, were it taken for what it looks like. */
export const HOSTILE = [
  `<script>${ALARM}()</script>`,
  `"><img src=x onerror=${ALARM}()>`,
  `'><svg/onload=${ALARM}()>`,
  `</style><script>${ALARM}()</script>`,
  `</title></textarea><script>${ALARM}()</script>`,
  `<iframe srcdoc="<script>parent.${ALARM}()</script>"></iframe>`,
  `<a href="javascript:${ALARM}()">x</a>`,
  `<style>@import "http://evil.example";*{display:none}</style>`,
  `&lt;script&gt;${ALARM}()&lt;/script&gt;`,
  `<!--><script>${ALARM}()</script-->`,
  `\${${ALARM}()} {{${ALARM}()}} <%= ${ALARM}() %>`,
  `<form action=https://evil.example><button>x</button></form><base href=//evil.example>`,
] as const;

/** Addresses that would run, or lead elsewhere than they say. */
export const ADDRESSES = [
  `javascript:${ALARM}()`,
  `JaVaScRiPt:${ALARM}()`,
  ` javascript:${ALARM}()`,
  `java\tscript:${ALARM}()`,
  `java\nscript:${ALARM}()`,
  `\u0001javascript:${ALARM}()`,
  `&#106;avascript:${ALARM}()`,
  `javascript&colon;${ALARM}()`,
  `data:text/html,<script>${ALARM}()</script>`,
  `vbscript:${ALARM}()`,
  `file:///etc/passwd`,
  `//evil.example`,
  `https://x" onmouseover="${ALARM}()`,
  `https://x'onclick='${ALARM}()`,
  `mailto:x@y.be"><script>${ALARM}()</script>`,
] as const;

type Step = string | number;
type Tree = Record<Step, unknown>;

/** Places of all texts in a file. */
function textPlaces(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textPlaces(inner, [...path, key]));
}

function put(tree: Tree, path: readonly Step[], text: unknown): unknown {
  const [last = ''] = path.slice(-1);
  const holder = path.slice(0, -1).reduce<Tree>((at, step) => at[step] as Tree, tree);
  const was = holder[last];
  holder[last] = text;
  return was;
}

export interface HostileAgreement {
  readonly agreement: Agreement;
  /** Where something hostile stands, as `partijen.naam`. */
  readonly places: ReadonlySet<string>;
}

/** Fills each text that may hold anything: what the format itself refuses stays as it was. */
export function hostileAgreement(): HostileAgreement {
  const validators = compileValidators();
  const tree = structuredClone(ready) as unknown as Tree;
  const places = new Set<string>();
  textPlaces(ready).forEach((path, nth) => {
    const was = put(tree, path, HOSTILE[nth % HOSTILE.length]);
    if (validateAgreement(validators, tree, 'concept').length > 0) put(tree, path, was);
    else places.add(path.filter((step) => !/^\d+$/.test(String(step))).join('.'));
  });
  return { agreement: tree as unknown as Agreement, places };
}

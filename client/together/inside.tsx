/** Others in the fields of something that floats above the paper: a panel, a sheet, a list to tick. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '../sync/store.ts';
import { Beside } from './beside.tsx';
import { FieldCarets } from './field-carets.tsx';
import { layoutStore } from './geometry.ts';

/** Stands last in an element of class `met-anderen`, whose fields it is about; a new one for other fields. */
export function OthersInside() {
  const here = useRef<HTMLSpanElement>(null);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => setRoot(here.current?.parentElement ?? null), []);
  return (
    <>
      <span ref={here} hidden />
      {root ? <Drawn root={root} /> : null}
    </>
  );
}

function Drawn({ root }: { root: HTMLElement }) {
  const layout = useStore(useMemo(() => layoutStore(() => [root, ...root.children]), [root]));
  return (
    <>
      <Beside layout={layout} root={root} />
      <FieldCarets layout={layout} root={root} />
    </>
  );
}

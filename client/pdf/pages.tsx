/** A PDF on the screen, page under page, as it will be printed. Fetched when someone first looks at one (pdf-view.tsx). */
import { useCallback, useEffect, useState } from 'react';
import { Trouble } from '../api/load.tsx';
import { openPdf, type OpenPdf } from './open.ts';
import { PdfPage } from './page.tsx';

/** The widest a page is shown, and the room beside it, CSS pixels. */
const WIDEST = 860;
const BESIDE = 24;

/** The pages of a PDF, in a region that scrolls by itself: give it a height. `name` says which file it is. */
export function PdfPages({ bytes, name }: { bytes: ArrayBuffer; name: string }) {
  const [open, setOpen] = useState<OpenPdf | 'bezig' | 'fout'>('bezig');
  useEffect(() => {
    const opening = openPdf(bytes);
    let here = true;
    opening.then(
      (found) => here && setOpen(found),
      () => here && setOpen('fout'),
    );
    return () => {
      here = false;
      opening.then(
        ({ close }) => close(),
        () => undefined,
      );
    };
  }, [bytes]);
  if (open === 'bezig')
    return (
      <p className="wachten" role="status">
        De pdf wordt geopend…
      </p>
    );
  if (open === 'fout')
    return <Trouble message="Deze pdf kan hier niet getoond worden. Download ze om ze te bekijken." />;
  return <Scroller open={open} name={name} />;
}

function Scroller({ open: { document, ratio }, name }: { open: OpenPdf; name: string }) {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [at, setAt] = useState(1);
  const width = useWidth(scroller);
  const onMiddle = useCallback((nr: number) => setAt(nr), []);
  const numbers = Array.from({ length: document.numPages }, (_, nth) => nth + 1);
  return (
    <div className="pdf-kader">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse scrolls it with the keys */}
      <div ref={setScroller} className="pdf-bladen" role="region" aria-label={name} tabIndex={0}>
        {scroller && width > 0
          ? numbers.map((nr) => <PdfPage key={nr} {...{ document, nr, ratio, width, scroller, onMiddle }} />)
          : null}
      </div>
      <p className="pdf-plaats" aria-hidden="true">
        {at} / {document.numPages}
      </p>
    </div>
  );
}

/** How wide a page is now. */
function useWidth(scroller: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!scroller) return undefined;
    const watch = new ResizeObserver(() => setWidth(Math.min(WIDEST, Math.floor(scroller.clientWidth - BESIDE))));
    watch.observe(scroller);
    return () => watch.disconnect();
  }, [scroller]);
  return width;
}

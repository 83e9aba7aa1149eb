/** One page of a PDF, drawn while it is in view or nearly so: a long file takes no more memory than a short one. */
import { RenderingCancelledException, type PDFDocumentProxy, type RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { useCrossing } from './crossing.ts';

/** The most dots a page is drawn with: phones refuse much larger canvases. */
const MOST_DOTS = 8_000_000;

interface PageProps {
  readonly document: PDFDocumentProxy;
  readonly nr: number;
  /** Width over height, until the page itself says. */
  readonly ratio: number;
  /** Of the page on the screen, in CSS pixels. */
  readonly width: number;
  readonly scroller: Element;
  /** The page is in the middle of the window now. */
  readonly onMiddle: (nr: number) => void;
}

/** The page, as wide as there is room. */
export function PdfPage({ document, nr, ratio, width, scroller, onMiddle }: PageProps) {
  const box = useRef<HTMLDivElement>(null);
  const near = useCrossing(box, scroller, '100% 0px');
  const middle = useCrossing(box, scroller, '-50% 0px');
  const [own, setOwn] = useState(ratio);
  useEffect(() => {
    if (middle) onMiddle(nr);
  }, [middle, nr, onMiddle]);
  return (
    <div
      ref={box}
      className="pdf-blad"
      role="img"
      aria-label={`Bladzijde ${nr} van ${document.numPages}`}
      style={{ width, aspectRatio: own }}
    >
      {near ? <Drawing document={document} nr={nr} width={width} onRatio={setOwn} /> : null}
    </div>
  );
}

type DrawingProps = Pick<PageProps, 'document' | 'nr' | 'width'> & { readonly onRatio: (ratio: number) => void };

function Drawing({ document, nr, width, onRatio }: DrawingProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'bezig' | 'getekend' | 'fout'>('bezig');
  useEffect(() => {
    let task: RenderTask | null = null;
    let wanted = true;
    const draw = async (): Promise<void> => {
      const page = await document.getPage(nr);
      if (!wanted || !canvas.current) return;
      const plain = page.getViewport({ scale: 1 });
      onRatio(plain.width / plain.height);
      const sharp = (width / plain.width) * window.devicePixelRatio;
      const most = Math.sqrt(MOST_DOTS / (plain.width * plain.height));
      const viewport = page.getViewport({ scale: Math.min(sharp, most) });
      canvas.current.width = Math.round(viewport.width);
      canvas.current.height = Math.round(viewport.height);
      task = page.render({ canvas: canvas.current, viewport });
      await task.promise;
      setState('getekend');
    };
    draw().catch((error: unknown) => {
      if (wanted && !(error instanceof RenderingCancelledException)) setState('fout');
    });
    return () => {
      wanted = false;
      task?.cancel();
    };
  }, [document, nr, width, onRatio]);
  if (state === 'fout')
    return <p className="pdf-fout">Deze bladzijde kan hier niet getoond worden. Download de pdf.</p>;
  return <canvas ref={canvas} data-stand={state} />;
}

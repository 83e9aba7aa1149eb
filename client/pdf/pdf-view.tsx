/** The pages of a PDF; what draws them is fetched when it is first shown. */
import { later } from '../later.tsx';

/** See pages.tsx. */
export const PdfView = later(
  () => import('./pages.tsx'),
  ({ PdfPages }) => PdfPages,
  <p className="wachten" role="status">
    De pdf wordt geopend…
  </p>,
  // Large, and without the server there is no file to show.
  false,
);

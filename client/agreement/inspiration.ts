/** The inspiration set, which brings its own search: fetched when it is asked for. */
import { later } from '../later.tsx';

export const InspirationPanel = later(
  () => import('../inspiration/panel.tsx'),
  (module) => module.InspirationPanel,
);

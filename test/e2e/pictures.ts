/** Makes every picture of README and the guide from the running product: `npm run pictures`. */
import * as pages from './pictures/pages.ts';
import { Studio } from './pictures/studio.ts';
import * as signing from './pictures/signing.ts';
import * as together from './pictures/together.ts';
import * as writing from './pictures/writing.ts';

/** In this order: what one writes stays for the next. */
const SCENES = [
  pages.list,
  pages.renewal,
  pages.create,
  pages.preview,
  writing.points,
  writing.inspiration,
  writing.matrix,
  writing.slash,
  writing.toolbar,
  together.editor,
  together.people,
  pages.phone,
  writing.records,
  together.offline,
  signing.signing,
];

const studio = await Studio.open();
try {
  for (const scene of SCENES) await scene(studio);
} finally {
  await studio.close();
}

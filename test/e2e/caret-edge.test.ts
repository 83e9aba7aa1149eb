/** The name at someone's caret stays on the paper, wherever in a line the caret is. */
import { expect, it } from 'vitest';
import { come, newAgreement, stage } from './stage.ts';
import { editor, enter, GOAL } from './writing-hands.ts';

stage();

it('a name near the end of a line turns back from the edge of the paper', async () => {
  const id = await newAgreement();
  const reader = await come(id, /regisseur/, 'phone');
  const writer = await come(id);
  await enter(writer, GOAL);
  await writer.keyboard.type(` ${'woord '.repeat(40)}`);
  await reader.$eval(`[data-pad="${GOAL}"]`, (element) => element.scrollIntoView({ block: 'center' }));
  await reader.waitForSelector(editor(GOAL));
  const turned: boolean[] = [];
  for (let step = 0; step < 16; step++) {
    for (let key = 0; key < 3; key++) await writer.keyboard.press('ArrowLeft');
    await reader.waitForFunction(() => {
      const name = document.querySelector('.papier .caret-naam')?.getBoundingClientRect();
      const paper = document.querySelector('.papier')?.getBoundingClientRect();
      return name && paper && name.right <= paper.right + 1 && name.left >= paper.left - 1;
    });
    turned.push((await reader.$('.papier .caret.terug')) !== null);
  }
  expect(turned).toContain(true);
});

/** A card in the hand: what it carries and how it looks on its way to the paper. */
import type { Inspiration } from '../../model/library.ts';
import { INSPIRATION_TYPE } from './insert.ts';

/** Called when the drag of a card begins. */
export function startDrag({ dataTransfer }: DragEvent, action: Inspiration): void {
  if (!dataTransfer) return;
  dataTransfer.setData(INSPIRATION_TYPE, action.id);
  // For whatever else it is dropped on: a text field, a mail.
  dataTransfer.setData('text/plain', action.titel);
  dataTransfer.effectAllowed = 'copy';
  const image = document.createElement('div');
  image.className = 'actie-sleepbeeld';
  image.textContent = action.titel;
  document.body.append(image);
  dataTransfer.setDragImage(image, 16, 16);
  // The browser takes its picture right after this event.
  setTimeout(() => image.remove());
}

/** Whether a text fits on paper: what stands beside the sheet is not printed, and not read aloud. */
import type { Block, RichText } from '../rich-text.ts';
import { cellRoom, itemRoom, SHEET_CHARACTERS, SHORTEST_WORD } from './room.ts';
import { columnsOf } from './table.ts';

/** True where each table and list, with those inside it, leaves room for words. */
export function fitsOnPaper({ content }: RichText): boolean {
  return content.every((block) => fits(block, SHEET_CHARACTERS));
}

function fits(block: Block, room: number): boolean {
  if (room < SHORTEST_WORD) return false;
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'artikel':
      return true;
    case 'bulletList':
    case 'orderedList':
      return block.content.every(({ content }) => content.every((child) => fits(child, itemRoom(room))));
    case 'table': {
      const left = cellRoom(room, columnsOf(block));
      const cells = block.content.flatMap(({ content = [] }) => content);
      return left >= SHORTEST_WORD && cells.every(({ content }) => content.every((child) => fits(child, left)));
    }
  }
}

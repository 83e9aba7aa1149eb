/** Where on a page text begins: the first point of every string that its content shows. */
import { asMatrix, both, SAME, scanPlaced, spotAt, type Spot } from '../placing.ts';

/** Strings that follow another without being placed again count from where that one begins. */
export function textPlaces(bytes: Uint8Array): Spot[] {
  const spots: Spot[] = [];
  let line = SAME;
  let leading = 0;
  const move = (x: number, y: number): void => void (line = both([1, 0, 0, 1, x, y], line));
  scanPlaced(bytes, ({ operator, numbers, matrix }) => {
    const show = (): void => void spots.push(spotAt(both(line, matrix)));
    switch (operator) {
      case 'BT':
        line = SAME;
        break;
      case 'Tm':
        line = asMatrix(numbers());
        break;
      case 'TL':
        [leading = 0] = numbers();
        break;
      case 'TD':
      case 'Td': {
        const [x = 0, y = 0] = numbers();
        if (operator === 'TD') leading = -y;
        move(x, y);
        break;
      }
      case 'T*':
        move(0, -leading);
        break;
      case "'":
      case '"':
        move(0, -leading);
        show();
        break;
      case 'Tj':
      case 'TJ':
        show();
    }
  });
  return spots;
}

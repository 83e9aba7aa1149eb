/** The colour in which others see you. */
import { usePerson } from '../api/person.tsx';

/** 1 to 6, as the server hands them out: by the order of the people. */
export function useOwnColour(): number {
  const { me, people } = usePerson();
  return (
    (Math.max(
      0,
      people.findIndex(({ id }) => id === me?.id),
    ) %
      6) +
    1
  );
}

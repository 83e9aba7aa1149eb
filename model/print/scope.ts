/** Which doelgroepen the agreement covers, for the taakverdeling and the contents. */
import type { Agreement, Task } from '../agreement.ts';
import { TARGET_GROUPS, type TargetGroup } from '../terms.ts';

/** The doelgroepen with at least one task that applies, in their fixed order. */
export function groupsInScope({ taakverdeling }: Agreement): TargetGroup[] {
  const covered = new Set(
    taakverdeling.taken.filter(({ vanToepassing }) => vanToepassing).map(({ doelgroep }) => doelgroep),
  );
  return TARGET_GROUPS.map(({ id }) => id).filter((id) => covered.has(id));
}

/** The doelgroepen without any task that applies. */
export function groupsOutOfScope(agreement: Agreement): TargetGroup[] {
  const covered = groupsInScope(agreement);
  return TARGET_GROUPS.map(({ id }) => id).filter((id) => !covered.includes(id));
}

/** The tasks of a doelgroep, by vlak. */
export function tasksOf({ taakverdeling }: Agreement, group: TargetGroup): Map<string, Task> {
  return new Map(taakverdeling.taken.filter(({ doelgroep }) => doelgroep === group).map((task) => [task.vlak, task]));
}

/** The HTML id of a doelgroep's table. */
export function groupAnchor(group: TargetGroup): string {
  return `taken-${group}`;
}

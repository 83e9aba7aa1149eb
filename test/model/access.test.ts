/** Who may do what, said once more in other words than the table itself. */
import { describe, expect, it } from 'vitest';
import { decide, DEEDS, ROLES, STATUSES, type Actor } from '../../model/access.ts';

const actor = (rol: Actor['rol']): Actor => ({ id: rol, naam: rol, functie: '', organisatie: '', rol });

describe('who may do what', () => {
  it('nobody without a session may do anything', () => {
    for (const { id } of DEEDS) expect(decide(null, id).allowed).toBe(false);
  });

  it('everyone reads and sees who takes part; writers create, write and let people in; VDAB leads; and text that is fixed stays', () => {
    for (const { id: rol } of ROLES)
      for (const { id: status } of STATUSES) {
        const writer = !['jurist', 'lezer'].includes(rol);
        const leader = ['beheerder', 'vdab-redacteur'].includes(rol);
        const open = ['voorbereiding', 'onderhandeling', 'juridisch-nazicht'].includes(status);
        const allowed = Object.fromEntries(DEEDS.map(({ id }) => [id, decide(actor(rol), id, status).allowed]));
        expect(allowed).toEqual({
          raadplegen: true,
          lezen: true,
          exporteren: true,
          'leden-zien': true,
          'eigen-gegevens': true,
          aanmaken: writer,
          'leden-beheren': writer,
          schrijven: writer && open,
          'status-wijzigen': leader && open,
          vastleggen: leader && status === 'juridisch-nazicht',
          opladen: writer && status === 'ter-ondertekening',
          'ondertekening-leiden': leader && status === 'ter-ondertekening',
          verwijderen: rol === 'beheerder' || (leader && open),
          beheren: rol === 'beheerder',
        });
      }
  });
});

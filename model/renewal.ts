/**
 * An agreement for the next term, made from the one before. What partners keep is kept: parties, texts,
 * doelstellingen, acties, taakverdeling, indicatoren, overleg. What a renewal must think about anew is left
 * open, so that the points ask for it: nothing of the old term may pass for an agreement about the new one.
 */
import type { Action, Agreement, Figure, Indicator, Party, Signatory } from './agreement.ts';
import { legislatureOf, type Term } from './term.ts';

/**
 * The renewal of `agreement` for `term`, valid as a concept where `agreement` is. `fresh` gives a new id each
 * time: every record gets one, and references follow, so that both agreements can live side by side.
 *
 * Left open: days of acties outside the term; a streefcijfer to be reached outside it, figure and day, since
 * it was negotiated for the old term; every nulmeting, which is neither the old start nor the old target but
 * what is measured anew; value and day of the figures of the omgevingsanalyse; the decision and day of every
 * mandate. A title that names the old legislature names the new one.
 */
export function renewAgreement(agreement: Agreement, term: Term, fresh: () => string): Agreement {
  const legislatuur = legislatureOf(term.start);
  const { acties, indicatoren, omgevingsanalyse } = agreement;
  return withFreshIds(
    {
      ...agreement,
      titel: agreement.titel.replaceAll(agreement.legislatuur, legislatuur),
      legislatuur,
      looptijd: { ...term },
      partijen: agreement.partijen.map(withoutMandates),
      omgevingsanalyse: { ...omgevingsanalyse, cijfers: omgevingsanalyse.cijfers.map(toMeasureAgain) },
      acties: acties.map((action) => withinTerm(action, term)),
      indicatoren: indicatoren.map((indicator) => toNegotiate(indicator, term)),
    },
    fresh,
  );
}

const within = (day: string | undefined, { start, einde }: Term): boolean =>
  day !== undefined && start <= day && day <= einde;

function withoutMandates(party: Party): Party {
  const ondertekenaars = party.ondertekenaars.map((signatory): Signatory => ({
    ...signatory,
    mandaat: { orgaan: signatory.mandaat.orgaan, besluit: '' },
  }));
  return { ...party, ondertekenaars };
}

function toMeasureAgain({ waarde: _waarde, datum: _datum, ...figure }: Figure): Figure {
  return figure;
}

function withinTerm({ start, deadline, ...action }: Action, term: Term): Action {
  return {
    ...action,
    ...(start !== undefined && within(start, term) ? { start } : {}),
    ...(deadline !== undefined && within(deadline, term) ? { deadline } : {}),
  };
}

function toNegotiate(indicator: Indicator, term: Term): Indicator {
  const { streefcijfer } = indicator;
  return { ...indicator, nulmeting: {}, streefcijfer: within(streefcijfer.datum, term) ? streefcijfer : {} };
}

/** Every record by a new id, and every reference by the same. */
function withFreshIds(agreement: Agreement, fresh: () => string): Agreement {
  const given = new Map<string, string>();
  const id = (old: string): string => {
    const known = given.get(old) ?? fresh();
    given.set(old, known);
    return known;
  };
  const own = <R extends { id: string }>(record: R): R => ({ ...record, id: id(record.id) });
  return {
    ...agreement,
    partijen: agreement.partijen.map((party) => ({
      ...own(party),
      ondertekenaars: party.ondertekenaars.map(own),
      contactpersonen: party.contactpersonen.map(own),
    })),
    omgevingsanalyse: { ...agreement.omgevingsanalyse, cijfers: agreement.omgevingsanalyse.cijfers.map(own) },
    doelstellingen: agreement.doelstellingen.map(own),
    acties: agreement.acties.map((action) => referring(own(action), id)),
    taakverdeling: {
      ...agreement.taakverdeling,
      taken: agreement.taakverdeling.taken.map((task) => ({
        ...task,
        aanZet: task.aanZet.map(id),
        betrokken: task.betrokken.map(id),
        contactpersonen: task.contactpersonen.map(id),
      })),
    },
    indicatoren: agreement.indicatoren.map((indicator) => ({
      ...own(indicator),
      ...(indicator.koppeling === undefined ? {} : { koppeling: id(indicator.koppeling) }),
    })),
    overleg: agreement.overleg.map(own),
  };
}

function referring(action: Action, id: (old: string) => string): Action {
  return {
    ...action,
    doelstellingen: action.doelstellingen.map(id),
    partners: action.partners.map(id),
    ...(action.trekker === undefined ? {} : { trekker: id(action.trekker) }),
    ...(action.contactpersoon === undefined ? {} : { contactpersoon: id(action.contactpersoon) }),
  };
}

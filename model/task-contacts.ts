/** Which contact persons to offer for a cell of the taakverdeling. */

export interface WithContacts {
  readonly id: string;
  /** The ids of its contact persons. */
  readonly contactpersonen: readonly string[];
}

/**
 * For each party at turn its contact person: the only one it has, or the only one of them that is named
 * elsewhere for this doelgroep (`elsewhere`). Where there is a choice to make, nobody is offered.
 */
export function contactsToOffer(
  parties: readonly WithContacts[],
  atTurn: readonly string[],
  elsewhere: readonly string[],
): string[] {
  return parties
    .filter(({ id }) => atTurn.includes(id))
    .flatMap(({ contactpersonen }) => {
      if (contactpersonen.length <= 1) return contactpersonen;
      const used = contactpersonen.filter((contact) => elsewhere.includes(contact));
      return used.length === 1 ? used : [];
    });
}

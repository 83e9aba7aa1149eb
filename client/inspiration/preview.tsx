/** Everything an action brings, and which indicators come along. */
import { useId } from 'react';
import type { CatalogueIndicator, Inspiration } from '../../model/library.ts';
import { richHtml } from '../../model/print/rich.ts';
import {
  DOMAINS,
  INDICATOR_KINDS,
  INSTRUMENTS,
  PARTY_KINDS,
  shortNameOf,
  TARGET_GROUPS,
  THEMES,
  nameOf,
} from '../../model/terms.ts';
import { useDesk, useMayWrite } from '../sync/context.tsx';
import { useUses } from './uses.ts';

interface Choice {
  readonly chosen: readonly CatalogueIndicator[];
  readonly choose: (indicators: readonly CatalogueIndicator[]) => void;
}

/** The open part of a card. */
export function Preview({ action, chosen, choose }: Choice & { readonly action: Inspiration }) {
  return (
    <div className="kaart-meer">
      <div className="rijk-tekst" dangerouslySetInnerHTML={{ __html: richHtml(action.omschrijving) }} />
      <dl>
        {factsOf(action).map(([naam, words]) => (
          <div key={naam}>
            <dt>{naam}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Indicators action={action} chosen={chosen} choose={choose} />
    </div>
  );
}

function factsOf(action: Inspiration): [string, string][] {
  const { doelgroepen, vlakken, instrumenten, middelen, doorlooptijd } = action;
  const facts: [string, string][] = [
    ['Voor', action.algemeen ? 'Iedereen' : doelgroepen.map((id) => nameOf(TARGET_GROUPS, id)).join(', ')],
    ['Vlakken', vlakken.map((id) => nameOf(DOMAINS, id)).join(', ')],
    ['Instrumenten', instrumenten.map((id) => nameOf(INSTRUMENTS, id)).join(', ')],
    ['Trekker', shortNameOf(PARTY_KINDS, action.trekker)],
    ['Partners', action.partners.join(', ')],
    ['Mensen', middelen.mensen],
    ['Budget', middelen.budget],
    ['Doorlooptijd', doorlooptijd === 1 ? '1 maand' : `${doorlooptijd} maanden`],
    ['Thema', nameOf(THEMES, action.thema)],
    ['Versie', `${action.versie}${action.wijziging ? `. ${action.wijziging}` : ''}`],
  ];
  return facts.filter(([, words]) => words !== '');
}

function Indicators({ action, chosen, choose }: Choice & { readonly action: Inspiration }) {
  const { library } = useDesk();
  const mayWrite = useMayWrite();
  const suggested = action.indicatoren.flatMap(
    (id) => library.catalogue?.indicatoren.find((indicator) => indicator.id === id) ?? [],
  );
  if (suggested.length === 0) return null;
  const all = chosen.length === suggested.length;
  const tick = (indicator: CatalogueIndicator, present: boolean): void =>
    choose(suggested.filter((one) => (one.id === indicator.id ? present : chosen.includes(one))));
  return (
    <fieldset className="mee-invoegen">
      <legend>Indicatoren die erbij passen</legend>
      {mayWrite ? (
        <label className="vink alle">
          <input
            type="checkbox"
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = chosen.length > 0 && !all;
            }}
            onChange={(event) => choose(event.target.checked ? suggested : [])}
          />
          <span>Indicatoren mee invoegen</span>
        </label>
      ) : null}
      {suggested.map((indicator) => (
        <Suggested
          key={indicator.id}
          indicator={indicator}
          checked={chosen.includes(indicator)}
          tick={mayWrite ? (present) => tick(indicator, present) : undefined}
        />
      ))}
    </fieldset>
  );
}

interface SuggestedProps {
  readonly indicator: CatalogueIndicator;
  readonly checked: boolean;
  /** Absent for who only reads. */
  readonly tick: ((present: boolean) => void) | undefined;
}

function Suggested({ indicator, checked, tick }: SuggestedProps) {
  const uses = useUses('indicatoren', indicator.id);
  const note = useId();
  return (
    <label className="vink">
      {tick ? (
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={note}
          onChange={(event) => tick(event.target.checked)}
        />
      ) : null}
      <span>
        {indicator.naam}
        <small id={note}>
          {shortNameOf(INDICATOR_KINDS, indicator.soort).toLowerCase()}
          {uses.length > 0 ? `, al toegevoegd als ${uses.map(({ nummer }) => nummer).join(', ')}` : ''}
        </small>
      </span>
    </label>
  );
}

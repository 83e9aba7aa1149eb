/** How to sign outside: three ways, one chosen, to be printed for who will do it. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';

/** The tabs. What is printed of the page is the one that is open. */
export function Instructions() {
  return (
    <section className="uitleg-tekenen" aria-labelledby="hoe-tekenen">
      <div className="uitleg-kop">
        <h2 id="hoe-tekenen">Hoe ondertekenen</h2>
        <button type="button" className="knop klein" onClick={() => window.print()}>
          Deze uitleg afdrukken
        </button>
      </div>
      <Tabs className="tabs">
        <TabList className="wegen" aria-label="Manieren om te ondertekenen">
          {WAYS.map(({ id, naam }) => (
            <Tab key={id} id={id} className="tab">
              {naam}
            </Tab>
          ))}
        </TabList>
        {WAYS.map(({ id, naam, stappen, letOp }) => (
          <TabPanel key={id} id={id} className="paneel">
            <h3 className="enkel-op-papier">{naam}</h3>
            <ol className="weg-stappen">
              {stappen.map((step, nth) => (
                <li key={`${id} ${nth}`}>
                  <span>{step}</span>
                </li>
              ))}
            </ol>
            <p>{letOp}</p>
          </TabPanel>
        ))}
      </Tabs>
      <details className="na-elkaar">
        <summary>Na elkaar of tegelijk?</summary>
        <p>
          Een ondertekende pdf gaat van hand tot hand: de tweede tekent in het bestand van de eerste. Tekenen twee
          mensen elk in een eigen kopie, dan zijn dat twee bestanden die niemand nog kan samenvoegen zonder de
          handtekeningen te breken. Samenschrift bewaart ze dan allebei en zegt welk bestand telt; wie in het andere
          tekende, tekent opnieuw.
        </p>
        <p>
          Een ondertekenplatform mag wel iedereen tegelijk uitnodigen («parallel»), als het alle handtekeningen in één
          bestand zet. Dat doen ze bijna allemaal.
        </p>
      </details>
    </section>
  );
}

interface Way {
  readonly id: string;
  readonly naam: string;
  readonly stappen: readonly ReactNode[];
  readonly letOp: ReactNode;
}

const WAYS: readonly Way[] = [
  {
    id: 'platform',
    naam: 'Ondertekenplatform',
    stappen: [
      <>Download de pdf van de pagina «Ondertekenen» en laad ze op in het platform van uw organisatie.</>,
      <>
        Wijs elk vak toe aan zijn persoon. De vakken <b>staan al in de pdf</b>: wijs er een aan en u leest naam, functie
        en partij. Maak geen vakken bij en verplaats er geen.
      </>,
      <>Kies ondertekenen «na elkaar», in de volgorde van de vakken.</>,
      <>
        Zet uit wat het platform nog toevoegt: een voorblad, een stempel of watermerk, een bladzijde met het verloop.
        Een apart bestand met het verloop mag.
      </>,
      <>
        Download op het einde de ondertekende pdf zelf, <b>niet afgevlakt</b> («flatten») en niet afgedrukt naar pdf, en
        breng ze terug op dezelfde pagina. Halverwege mag ook: u ziet dan wie nog moet.
      </>,
    ],
    letOp: 'Voegt het platform toch iets toe, dan wordt het bestand geweigerd en leest u wat er te veel in staat.',
  },
  {
    id: 'eid',
    naam: 'eID en pdf-lezer',
    stappen: [
      <>
        U hebt nodig: uw identiteitskaart (eID) met pincode, een kaartlezer, de eID-software van de overheid
        (eid.belgium.be) en Adobe Acrobat Reader.
      </>,
      <>Open de pdf in Acrobat Reader, niet in de browser, en klik op het vak met uw naam.</>,
      <>
        Kies uw certificaat om te ondertekenen: dat met «Signature» in de naam, niet «Authentication». Vink{' '}
        <b>«Document vergrendelen na ondertekening» niet aan</b>: dan kan niemand na u nog tekenen.
      </>,
      <>Bewaar het bestand en geef uw pincode in.</>,
      <>
        Stuur het bewaarde bestand naar wie na u komt. Die tekent <b>in hetzelfde bestand</b>. De laatste brengt het
        terug op de pagina «Ondertekenen»; tussendoor mag ook.
      </>,
    ],
    letOp: 'Voeg geen opmerkingen, stempels of getekende krabbels toe: alleen de handtekening in uw vak.',
  },
  {
    id: 'papier',
    naam: 'Op papier',
    stappen: [
      <>Download de pdf van de pagina «Ondertekenen» en druk ze helemaal af.</>,
      <>Elke ondertekenaar zet met de pen een handtekening en de datum in zijn of haar vak.</>,
      <>Scan het hele document tot één pdf, of neem een scherpe foto van de bladzijde met de handtekeningen.</>,
      <>Breng de scan op die pagina terug en kruis aan wiens handtekening erop staat.</>,
      <>Bewaar het papier zelf: de scan is er een beeld van, het papier is het bewijs.</>,
    ],
    letOp:
      'Een handtekening met de pen kan Samenschrift niet nakijken. Er staat dan «op papier» bij, en wie de scan bracht. De ene mag digitaal tekenen en de andere op papier.',
  },
];

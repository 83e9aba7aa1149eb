/** Tables: quiet lines, header rows that repeat, rows that stay whole. */

/** How wide columns are, on paper and in Word. */
export const COLUMN_CSS = `
.cijfers th.cijfer { width: 30%; } .cijfers th.gebied { width: 16%; } .cijfers th.waarde { width: 19%; } .cijfers th.datum { width: 13%; }
.contacten th.naam { width: 22%; } .contacten th.partij { width: 16%; } .contacten th.functie { width: 30%; }
.indicatoren th.indicator { width: 34%; } .indicatoren th.meet { width: 9%; } .indicatoren th.nul { width: 17%; } .indicatoren th.streef { width: 20%; }
.taken th.vlak { width: 17%; } .taken th.wie { width: 20%; } .taken th.contact { width: 27%; }
.matrix th.vlak { width: 20%; }
`;

export const TABLE_CSS = `${COLUMN_CSS}
table { border-collapse: collapse; width: 100%; font: 400 9pt/1.38 var(--sans); }
.bijschrift { font: 400 9pt/1.38 var(--sans); color: var(--ink-3); margin-bottom: 1mm; break-after: avoid; }
.doelgroep > h3, .overzicht > h3, #contactpersonen, #cijfers { margin-left: calc(-1 * var(--hang)); }
th, td { text-align: left; vertical-align: top; padding: 1.4mm 2mm; border-bottom: .2mm solid var(--line-2); overflow-wrap: break-word; }
thead { display: table-header-group; }
thead th { border-bottom: .4mm solid var(--ink); line-height: 1.25; vertical-align: bottom; }
tr { break-inside: avoid; }
tbody tr:last-child:not(:first-child) { break-before: avoid; }
th > *, td > * { margin: 0; }
th > * + *, td > * + * { margin-top: 1mm; }
.tekst table { margin: 3mm 0; }
.tekst td *, .tekst th * { overflow-wrap: break-word; }
.tekst tbody th { background: var(--panel); }
.schuif { margin: 2mm 0 0 calc(-1 * var(--hang)); }
.schuif table { table-layout: fixed; }
.schuif th:first-child, .schuif td:first-child { padding-left: 0; }
.schuif th:last-child, .schuif td:last-child { padding-right: 0; }
.schuif tbody th { font-weight: 600; }
.schuif a { color: var(--accent); font-weight: 600; }
.uitleg { color: var(--ink-2); }
.schuif .cijfers tbody th { font-weight: 400; }
.schuif .indicatoren tbody th { font-weight: 400; padding-left: 10mm; }
.schuif .indicatoren thead th:first-child { padding-left: 10mm; }
.indicatoren th .nr { display: inline-block; width: 10mm; margin-left: -10mm; font-weight: 600; color: var(--ink-3); white-space: pre; }
.met { display: block; color: var(--ink-2); }
.matrix td:has(.gat) { background: repeating-linear-gradient(135deg, #fff 0 1.6mm, var(--warn-soft) 1.6mm 3.2mm); }
.buiten { margin-top: 3mm; margin-left: calc(-1 * var(--hang)); font: 400 9.5pt/1.4 var(--sans); color: var(--ink-2); }
.buiten + .buiten { margin-top: 1mm; }
`;

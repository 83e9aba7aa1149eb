/** The looks of the document itself, on paper and on screen: type, space and colour (light values of the design tokens). */

export const PAPER_CSS = `
:root {
  --ink: #17212b; --ink-2: #4a5765; --ink-3: #5c6976; --line: #dfe3e0; --line-2: #b9c1bc;
  --panel: #f6f6f2; --accent: #0b5a54; --mark: #ffe94a; --warn: #7a4b00; --warn-soft: #fdf0d5; --ghost: #f0f1ee;
  --sans: 'Source Sans 3', system-ui, sans-serif; --serif: 'Source Serif 4', Georgia, serif; --hang: 15mm;
  color-scheme: light;
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); font: 400 10.5pt/1.5 var(--serif); font-kerning: normal; hyphens: manual; }
main { position: relative; padding-left: var(--hang); }
h1, h2, h3, h4, p, ul, ol { margin: 0; padding: 0; font-weight: inherit; font-size: inherit; }
p, li, h1, h2, h3, h4, th, td { overflow-wrap: anywhere; white-space: pre-wrap; }
ul, ol, tr, thead, tbody, table, section, nav, div, header { white-space: normal; }
bdi, [dir='rtl'] { font-variant-ligatures: none; }
strong, b, th, h1, h2, h3, h4 { font-weight: 600; }
a { color: inherit; text-decoration: none; }
.tekst a { text-decoration: underline; text-decoration-thickness: .4pt; text-underline-offset: 1.5pt; }
p { orphans: 2; widows: 2; }

h1, h2, h3, h4 { break-after: avoid; break-inside: avoid; text-wrap: balance; }
h2 { font-size: 19pt; line-height: 1.2; letter-spacing: -.005em; margin: 13mm 0 4mm; }
h3 { font-size: 12.5pt; line-height: 1.3; margin: 7mm 0 1.5mm; }
h4 { font: 600 10.5pt/1.4 var(--sans); margin: 3.5mm 0 1mm; }
h2 > .nr, h3 > .nr { display: inline-block; width: var(--hang); margin-left: calc(-1 * var(--hang)); color: var(--ink-3); font-weight: 400; white-space: pre; }
h3 .nr { font: 600 10.5pt/1 var(--sans); }
.label { font: 400 9pt/1.45 var(--sans); color: var(--ink-3); }
.gat { font-family: var(--sans); font-weight: 600; font-size: .92em; color: var(--warn); text-decoration: underline dotted .6pt; text-underline-offset: 2pt; }
.nvt { font-family: var(--sans); color: var(--ink-3); }

.tekst > * + * { margin-top: 2.4mm; }
.tekst > h3 { margin-top: 6mm; }
.tekst > h4 { margin-top: 4mm; }
.tekst > h3 + *, .tekst > h4 + * { margin-top: 1.2mm; }
.tekst > h3:first-child { margin-top: 0; }
.tekst + .tekst { margin-top: 5mm; }
.tekst + .tekst > h3:first-child { margin-top: 6mm; }
.tekst ul, .tekst ol { padding-left: 6mm; }
.tekst li + li, .tekst li > * + * { margin-top: 1mm; }
.tekst :is(p, ul, ol).kort { break-inside: avoid; }
.tekst p.aanloop { break-after: avoid; }
.tekst li::marker { color: var(--ink-3); font-variant-numeric: tabular-nums; }
.artikel-nr { color: var(--accent); font-family: var(--sans); font-size: .88em; padding-right: 1mm; }

.kaft h1 { font-size: 27pt; line-height: 1.16; letter-spacing: -.012em; margin: 9mm 0 7mm; }
.kaft h1.lang { font-size: 20pt; line-height: 1.22; }
.kop-regel { font: 600 10.5pt/1.3 var(--sans); color: var(--ink-2); }
.streep { height: 1.6mm; margin-top: 3mm; border-top: .5mm solid var(--ink); background: linear-gradient(var(--mark), var(--mark)) 0 0 / 34mm 100% no-repeat; }
.looptijd { font-size: 13pt; line-height: 1.4; color: var(--ink-2); }
.concept { display: inline-block; margin-bottom: 5mm; padding: 1.2mm 3mm; font: 400 10.5pt/1.4 var(--sans); background: var(--warn-soft); color: var(--warn); }
.kaft-gebied { list-style: none; margin-top: 4mm; font: 400 10.5pt/1.5 var(--sans); }
.kaft-gebied .label { display: inline-block; min-width: 32mm; }
.tussen { margin-top: 12mm; padding-bottom: 1.5mm; border-bottom: .3mm solid var(--line-2); }
.kaft-partijen { list-style: none; }
.kaft-partijen li { padding: 1.7mm 0; border-bottom: .2mm solid var(--line); line-height: 1.35; break-inside: avoid; }
.kaft-partijen .zetel { display: block; font: 400 9pt/1.4 var(--sans); color: var(--ink-2); }
.kaft-partijen.veel { columns: 2; column-gap: 8mm; }

.inhoud h2 { margin: 0 0 2mm; }
.inhoud ol { list-style: none; font: 400 9.5pt/1.28 var(--sans); }
.inhoud > ol > li { margin-top: 1.3mm; }
.inhoud > ol > li > a { font: 600 10pt/1.28 var(--sans); border-bottom: .2mm solid var(--line-2); }
.inhoud a { display: grid; grid-template-columns: minmax(0, 1fr) 12mm; align-items: end; padding: .22mm 0; }
.inhoud .wat { padding-left: 0; }
.inhoud .nr { display: inline-block; width: 11mm; margin-left: -11mm; color: var(--ink-3); font-weight: 400; white-space: pre; }
.inhoud ol ol { padding-left: 11mm; }
.inhoud .blz { text-align: right; font-variant-numeric: tabular-nums; white-space: pre; }

.feiten { list-style: none; display: grid; grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); grid-auto-flow: dense; gap: .6mm 6mm; margin: 1mm 0 2.5mm; font: 400 9.5pt/1.42 var(--sans); break-inside: avoid; }
.feiten li { display: grid; grid-template-columns: 23mm minmax(0, 1fr); }
.feiten li.heel { grid-column: 1 / -1; }
.feiten li.links { grid-column: 1; }
.feiten li.rechts { grid-column: 2; grid-template-columns: 14mm minmax(0, 1fr); }
.feiten .label { font-size: 9pt; line-height: 1.5; }
.tekst + .feiten { margin-top: 2.5mm; break-before: avoid; }
.feiten a { color: var(--accent); font-weight: 600; }
.rec + .rec { margin-top: 7mm; padding-top: .1mm; }
.rec > h3 { margin-top: 0; }

.partijen { list-style: none; counter-reset: partij; }
.partijen > li { position: relative; counter-increment: partij; break-inside: avoid; margin-top: 4mm; }
.partijen > li::before { content: counter(partij) '.'; position: absolute; left: calc(-1 * var(--hang)); font: 600 10pt/1.6 var(--sans); color: var(--ink-3); }
.partijen .feiten li { grid-template-columns: 38mm minmax(0, 1fr); }
.partijen .feiten { margin-bottom: 0; }
.afspraak { margin-top: 5mm; }

.tekent { margin-top: 7mm; }
.tekent h3 { margin-top: 0; }
.tekent.samen { break-inside: avoid; }
.vakken { list-style: none; padding-right: .3mm; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 4mm 6mm; }
.vakken li { position: relative; border: .3mm solid var(--line-2); padding: 2.5mm 3mm 0; break-inside: avoid; display: flex; flex-direction: column; }
.tekenaar { line-height: 1.35; font-size: 10pt; }
.mandaat { font: 400 8.5pt/1.4 var(--sans); color: var(--ink-2); margin: 1mm 0 2mm; flex: 1; }
.veld { font: 400 8.5pt/1.4 var(--sans); color: var(--ink-3); border-top: .2mm solid var(--line); margin: 0 -3mm; padding: 1mm 3mm; min-height: 8mm; }
.veld.hoog { min-height: 22mm; }
.tekenveld { position: absolute; inset: auto 0 0; height: 16.5mm; }
.controle { break-inside: avoid; break-before: avoid; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6mm; margin-top: 9mm; padding-top: 3.5mm; border-top: .2mm solid var(--line-2); font: 400 9pt/1.42 var(--sans); color: var(--ink-2); }
.controle h3 { margin: 0 0 .8mm; font: 600 10.5pt/1.3 var(--sans); color: var(--ink); }
.controle .som { list-style: none; margin-top: 1.5mm; }
.controle .som li { display: grid; grid-template-columns: 21mm minmax(0, 1fr); margin-top: .8mm; color: var(--ink); }
.controle .som a { font-size: 8.5pt; }
.controle p, .controle .som span { text-wrap: balance; }
.controle .qr { width: 23mm; height: 23mm; }
`;

/** How the page stands on a screen (a sheet on a desk) and how it breaks over paper. */

export const SCREEN_CSS = `
.watermerk { display: none; }
@media screen {
  body { background: #f3f4f0; padding: 32px 16px 96px; font-size: 16px; line-height: 1.6; }
  main { --hang: 56px; max-width: 860px; margin: 0 auto; padding: 72px 72px 96px calc(72px + var(--hang)); background: #fff; box-shadow: 0 1px 2px rgb(23 33 43 / .06), 0 8px 28px rgb(23 33 43 / .07); }
  .kaft, .inhoud { padding-bottom: 40px; }
  h1 { font-size: 36px; } h2 { font-size: 25px; margin-top: 56px; } h3 { font-size: 19px; margin-top: 28px; }
  h4, .feiten, .inhoud ol, .inhoud > ol > li > a { font-size: 15px; }
  table, .gebied, .concept, .kop-regel { font-size: 14.5px; }
  .label, .feiten .label, .kaft-partijen .zetel, .mandaat, .veld, .buiten, .bijschrift { font-size: 14px; }
  .tekenaar { font-size: 15.5px; }
  .feiten li { grid-template-columns: 104px minmax(0, 1fr); }
  .partijen .feiten li { grid-template-columns: 168px minmax(0, 1fr); }
  .inhoud a { padding: 4px 0; }
  .inhoud a:hover .wat, .feiten a:hover, .schuif a:hover { text-decoration: underline; }
  :focus-visible { outline: 3px solid #1f6feb; outline-offset: 2px; }
  .schuif, .tekst:has(> table) { overflow-x: auto; }
  .schuif table { min-width: 600px; }
  :target { background: linear-gradient(transparent 62%, var(--mark) 0); }
}
@media screen and (max-width: 700px) {
  body { padding: 0; }
  main { --hang: 0px; padding: 28px 20px 64px; box-shadow: none; }
  .kaft h1 { font-size: 24px; } .kaft h1.lang { font-size: 20px; }
  h2 > .nr, h3 > .nr { width: auto; margin: 0 6px 0 0; }
  .schuif table { min-width: 720px; }
  .feiten, .vakken { grid-template-columns: minmax(0, 1fr); }
  .feiten li, .feiten li.rechts, .partijen .feiten li { grid-column: 1; grid-template-columns: 104px minmax(0, 1fr); }
  .partijen .feiten li { grid-template-columns: minmax(0, 1fr); }
  .partijen > li::before { position: static; margin-right: 6px; float: left; }
  .kaft-partijen.veel { columns: 1; }
  .inhoud a { grid-template-columns: minmax(0, 1fr); min-height: 32px; }
}
@media screen and (prefers-color-scheme: dark) {
  body { background: #111613; }
  main { box-shadow: 0 8px 28px rgb(0 0 0 / .25); }
}
@media print {
  .kaft { break-after: page; }
  .inhoud { break-after: page; }
  .inhoud + .deel > h2 { margin-top: 0; }
  .per-groep { break-before: page; }
  .doelgroep + .doelgroep { margin-top: 9mm; }
  .doelgroep:first-child h3 { margin-top: 0; }
  .rubriek { break-before: page; }
  .rubriek > h2 { margin-top: 0; }
  .ondertekening { break-before: page; }
  .ondertekening > h2 { margin-top: 0; }
  .watermerk { display: block; position: fixed; z-index: -1; left: 50%; top: 50%; transform: translate(-50%, -50%) rotate(-38deg); font: 600 104pt/1 var(--sans); letter-spacing: .06em; color: var(--ghost); white-space: nowrap; }
}
`;

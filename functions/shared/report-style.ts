/** Colours of a report by the reader's light or dark: each pair of text and ground has a contrast of 4.5 at least. */
export const REPORT_COLOURS = {
  light: {
    ground: '#ffffff',
    soft: '#f3f5f8',
    text: '#1b1b1b',
    muted: '#555a60',
    link: '#0b5394',
    line: '#c9ced6',
    bar: '#dfe8f2',
  },
  dark: {
    ground: '#141619',
    soft: '#1f2329',
    text: '#ececec',
    muted: '#b4bac2',
    link: '#8ab8e8',
    line: '#3d444d',
    bar: '#263648',
  },
} as const;

function variables(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/** Needs no script and nothing from elsewhere: the page opens from disk, on a phone, and on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;${variables(REPORT_COLOURS.light)}}
@media(prefers-color-scheme:dark){:root{${variables(REPORT_COLOURS.dark)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:var(--ground);color:var(--text)}
main,header,nav{max-width:64rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.3rem;line-height:1.25;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--line)}
h3{font-size:1.0625rem;line-height:1.3;margin:0}
p{margin:.25rem 0 .75rem}
a{color:var(--link)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.muted{color:var(--muted)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:.75rem 0;padding:0}
nav a{display:inline-block;padding:.25rem 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.75rem;margin:0}
.tiles div{background:var(--soft);border-radius:.5rem;padding:.6rem .75rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.tiles dt{color:var(--muted);font-size:.9rem;line-height:1.3}
.tiles dd{margin:0;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
.dates{list-style:none;margin:0;padding:0;max-width:44rem}
.dates li{display:grid;grid-template-columns:11rem 1fr;gap:0 1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
.dates time,.moments time{font-variant-numeric:tabular-nums;color:var(--muted)}
.wide{overflow-x:auto;margin:0 0 1rem;background:linear-gradient(to right,var(--ground) 30%,transparent) left,linear-gradient(to left,var(--ground) 30%,transparent) right,linear-gradient(to right,var(--line),transparent) left,linear-gradient(to left,var(--line),transparent) right;background-repeat:no-repeat;background-size:3rem 100%,3rem 100%,.75rem 100%,.75rem 100%;background-attachment:local,local,scroll,scroll}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;width:100%}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{padding:.35rem .6rem;text-align:right;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}
thead th{color:var(--muted);font-size:.9rem;vertical-align:bottom}
th:first-child,td:first-child,.words td,.words th{text-align:left}
.words td.count,.words th.count{text-align:right}
tbody tr:last-child.sum th,tbody tr:last-child.sum td{font-weight:600;border-bottom:0}
.weeks th,.weeks td{white-space:nowrap}
.weeks th:first-child{position:sticky;left:0;background:var(--ground)}
.words td:nth-child(2){width:50%}
.words td,.words th[scope=row]{overflow-wrap:anywhere}
.funnel th[scope=row]{width:11rem}
.funnel .bar{width:38%;min-width:7rem}
.bar i{display:block;height:.6rem;margin:.25rem 0 0;border-radius:.2rem;background:var(--link);min-width:2px}
.bar i.plan{background:var(--line);height:.35rem;margin-top:.15rem}
.story{background:var(--soft);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
.moments{list-style:none;margin:.75rem 0 0;padding:0}
.moments li{display:grid;grid-template-columns:11rem 1fr;gap:0 1rem;padding:.3rem 0;border-top:1px solid var(--line)}
.moments span{overflow-wrap:anywhere}
.mails details{border-bottom:1px solid var(--line)}
.mails summary{padding:.5rem 0;cursor:pointer}
.mails ul{list-style:none;margin:0 0 .75rem;padding:0}
.mails li{padding:.35rem 0;overflow-wrap:anywhere}
footer{max-width:64rem;margin:2rem auto;padding:0 1rem;color:var(--muted);font-size:.9rem}
@media(max-width:40rem){
h1{font-size:1.45rem}
.dates li,.moments li{grid-template-columns:9rem 1fr}
th,td{padding:.35rem .4rem}
.funnel .bar{display:none}
.funnel th[scope=row]{width:auto}
.funnel tbody tr{background:linear-gradient(to right,var(--bar) var(--share),transparent var(--share))}
.stack thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.stack,.stack tbody,.stack tr,.stack td,.stack th{display:block;text-align:left}
.stack tr{border-bottom:1px solid var(--line);padding:.5rem 0}
.stack td,.stack th{border:0;padding:.1rem 0}
.stack td.count{text-align:left}
.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--muted)}
.words td:nth-child(2){width:auto}
}
@media(max-width:30rem){
.dates li,.moments li{grid-template-columns:1fr}
.moments time,.dates time{font-size:.9rem}
.tiles{grid-template-columns:1fr 1fr}
}
@media print{
:root{color-scheme:light;${variables(REPORT_COLOURS.light)}}
body{font-size:10pt}
nav,.mails{display:none}
h2,h3,caption{break-after:avoid}
.tiles div,li,tr{break-inside:avoid}
.wide{overflow:visible;background:none}
.weeks{font-size:8pt}
.weeks th,.weeks td{padding:.2rem .3rem;white-space:normal}
.story{background:none;border:1px solid var(--line)}
.tiles div{background:none;border:1px solid var(--line)}
.bar i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit;text-decoration:none}
}
`;

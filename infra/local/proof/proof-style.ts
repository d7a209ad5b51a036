/** What a page of texts needs beside the style of a report: the mail and its text, beside each other where there is room. */
export const PROOF_STYLE = `
main,header,nav{max-width:80rem}
.pair{display:grid;grid-template-columns:minmax(0,40rem) minmax(0,1fr);gap:1rem;align-items:start;margin:.5rem 0 1rem}
.mail{border:1px solid var(--line);border-radius:.25rem;overflow:hidden}
.pair pre{margin:0;padding:1rem;background:var(--soft);border-radius:.25rem;font:.875rem/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.about{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .75rem;margin:.5rem 0}
.about dt{color:var(--muted)}
.about dd{margin:0;overflow-wrap:anywhere}
.text{border-top:1px solid var(--line);margin-top:1.5rem;padding-top:1rem}
.text h4{font-size:1rem;margin:1rem 0 0}
.text details{margin:0 0 1rem}
.text summary{cursor:pointer;padding:.25rem 0}
.text details pre{margin-top:.5rem}
code{font:.875em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--muted)}
.index td,.index th{text-align:left}
.signed{display:grid;gap:2.5rem;margin:2rem 0;max-width:40rem}
.signed span{display:block;border-top:1px solid var(--text);padding-top:.25rem}
@media(max-width:60rem){.pair{grid-template-columns:minmax(0,1fr)}}
@media print{
.pair{grid-template-columns:minmax(0,1fr)}
.text{break-inside:avoid-page}
.text details:not([open]){display:none}
h4{break-after:avoid}
}
`;

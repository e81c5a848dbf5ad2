import type { PackManifest, PackRecord, PackText } from '#platform/proof/pack/pack-format.js';

/** What the first page says of one record, in numbers that its tables hold. */
export interface RecordSummary {
  readonly record: PackRecord;
  readonly root: string;
  readonly policies: number;
  readonly signed: number;
  readonly outstanding: number;
  readonly approvals: number;
  readonly breaches: number;
  /** False: the log does not give what was signed of it. */
  readonly sound: boolean;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const named = (name: PackText, { lang }: Words): string => escaped(name[lang] ?? name.en ?? name.cy ?? '');

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #bbb;vertical-align:top}
code{font:14px ui-monospace,monospace;overflow-wrap:anywhere}.bad{border-left:.4rem solid #a00;padding-left:1rem}
@media (max-width:700px){table,tbody,tr,td,th{display:block}thead{display:none}}`;

interface Words {
  readonly lang: 'en' | 'cy';
  readonly title: string;
  readonly time: (from: string | null, to: string | null) => string;
  readonly holds: string;
  readonly headings: readonly string[];
  readonly kinds: Readonly<Record<PackRecord['kind'], string>>;
  readonly events: (first: number, last: number, withheld: number) => string;
  readonly notes: readonly string[];
  readonly files: string;
  readonly unsound: string;
}

const ENGLISH: Words = {
  lang: 'en',
  title: 'Evidence pack',
  time: (from, to) =>
    `What was recorded ${from ? `from ${from}` : 'from the beginning'} ${to ? `up to and including ${to}` : 'up to the last event'}.`,
  holds: 'What it holds',
  headings: ['Record', 'Events', 'Policies', 'Acknowledgements', 'Approvals', 'Breaches', 'Root of the record'],
  kinds: { school: 'school', group: 'central body' },
  events: (first, last, withheld) =>
    last < first
      ? 'none'
      : `${number(last - first + 1)} (${number(first)} to ${number(last)}), ${number(withheld)} of them confidential and given as hashes only`,
  notes: [
    'Numbers are those at the end of the time. Breaches are counted as far as an auditor may know of them.',
    'Personal fields are sealed in the events and stay sealed. What was erased is named in personal/erased.jsonl, with the day and the rule.',
    'Events outside the time stand as hashes only, so that the root can be made again.',
    'Files of this page and of the tables are for reading; the events are what is proved. Check the pack before you rely on it: VERIFY.md says how.',
  ],
  files: 'Files',
  unsound: 'The log of this record does not give what was signed of it. Check the pack: it names the place.',
};

const WELSH: Words = {
  lang: 'cy',
  title: 'Pecyn tystiolaeth',
  time: (from, to) =>
    `Yr hyn a gofnodwyd ${from ? `o ${from}` : "o'r dechrau"} ${to ? `hyd at a chan gynnwys ${to}` : 'hyd at y digwyddiad olaf'}.`,
  holds: 'Beth sydd ynddo',
  headings: [
    'Cofnod',
    'Digwyddiadau',
    'Polisïau',
    'Cydnabyddiaethau',
    'Cymeradwyaethau',
    'Achosion o dorri rheolau',
    'Gwraidd y cofnod',
  ],
  kinds: { school: 'ysgol', group: 'corff canolog' },
  events: (first, last, withheld) =>
    last < first
      ? 'dim'
      : `${number(last - first + 1)} (${number(first)} i ${number(last)}), ${number(withheld)} ohonynt yn gyfrinachol ac wedi'u rhoi fel stwnshys yn unig`,
  notes: [
    "Y niferoedd yw'r rhai ar ddiwedd yr amser. Cyfrifir achosion o dorri rheolau cyn belled ag y caiff archwilydd wybod amdanynt.",
    "Mae meysydd personol wedi'u selio yn y digwyddiadau ac yn aros felly. Enwir yr hyn a ddilëwyd yn personal/erased.jsonl, gyda'r diwrnod a'r rheol.",
    "Saif digwyddiadau y tu allan i'r amser fel stwnshys yn unig, fel y gellir gwneud y gwraidd eto.",
    "Ar gyfer darllen y mae'r dudalen hon a'r tablau; y digwyddiadau a brofir. Gwiriwch y pecyn cyn dibynnu arno: mae VERIFY.md yn dweud sut.",
  ],
  files: 'Ffeiliau',
  unsound: "Nid yw log y cofnod hwn yn rhoi'r hyn a lofnodwyd ohono. Gwiriwch y pecyn: mae'n enwi'r lle.",
};

const row = (words: Words, summary: RecordSummary): string => {
  const { record, root, policies, signed, outstanding, approvals, breaches, sound } = summary;
  const cells = [
    `${named(record.name, words)} (${words.kinds[record.kind]})${sound ? '' : `<p class="bad">${words.unsound}</p>`}`,
    words.events(record.first, record.last, record.withheld),
    number(policies),
    `${number(signed)} / ${number(signed + outstanding)}`,
    number(approvals),
    number(breaches),
    `<code>${escaped(root)}</code>`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
};

const part = (words: Words, about: About, records: readonly RecordSummary[]): string => `<section lang="${words.lang}">
<h1>${words.title}: ${named(about.scope.name, words)}</h1>
<p>${escaped(words.time(about.from, about.to))}</p>
<h2>${words.holds}</h2>
<table><thead><tr>${words.headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead>
<tbody>${records.map((summary) => row(words, summary)).join('\n')}</tbody></table>
<ul>${words.notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul>
<h2>${words.files}</h2>
<ul>${records.map(({ record }) => files(record, words)).join('\n')}</ul>
</section>`;

const files = ({ tenantId, name }: PackRecord, words: Words): string => {
  const base = `records/${tenantId}/`;
  const links = ['policies.csv', 'acknowledgements.csv', 'approvals.csv', 'breaches.csv'];
  return `<li>${named(name, words)}: ${links.map((file) => `<a href="${base}${file}">${file}</a>`).join(', ')}, <code>${base}policies/</code>, <code>${base}events/</code></li>`;
};

type About = Pick<PackManifest, 'scope' | 'from' | 'to'> & { readonly scope: { readonly name: PackText } };

/** The first page of a pack: for people, without script, in both languages. */
export const indexHtml = (about: About, records: readonly RecordSummary[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${ENGLISH.title} / ${WELSH.title}: ${about.scope.name.en ?? ''}`)}</title><style>${STYLE}</style></head>
<body>
${part(ENGLISH, about, records)}
<hr>
${part(WELSH, about, records)}
</body></html>
`;

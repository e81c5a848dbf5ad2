/** `VERIFY.md` of a pack: how to check it with nothing but Node, and what that proves. */
export const VERIFY_MD = `# Check this pack / Gwirio'r pecyn hwn

You need Node.js 20 or newer and nothing else; no network is used and nothing is written.

\`\`\`sh
unzip -p PACK.zip verify.mjs > verify.mjs
node verify.mjs PACK.zip
node verify.mjs PACK.zip --key 'NAME+HASH+KEY'            # a key that you have from elsewhere
node verify.mjs PACK.zip --checkpoint KEPT.note           # a checkpoint that you kept from an earlier day
node verify.mjs PACK.zip --record 1234 --json             # shows that one event is in the record
\`\`\`

Exit code 0: everything that the pack says of itself holds. 3: something does not; the first bad event is named, with
its time and with what is still trustworthy.

What it proves depends on where the key comes from. A key out of the pack proves that nobody changed the pack after it
was signed, and not who signed it: whoever can make a pack can make a key. Ask the school or trust for its key by another
way, or give a checkpoint that you kept from an earlier pack. Take \`verify.mjs\` from somewhere you trust as well: a
forger would bring his own.

It does not replay the events into the tables of the pack; \`trustlog verify PACK.zip\` does.

What the files are is in docs/evidence-pack.md of the project, as are the same checks in Python and Go.

---

Mae angen Node.js 20 neu'n ddiweddarach a dim byd arall; ni ddefnyddir rhwydwaith ac ni chaiff dim ei ysgrifennu.
Rhedwch y gorchmynion uchod. Cod gadael 0: mae popeth y mae'r pecyn yn ei ddweud amdano'i hun yn dal. 3: nid yw rhywbeth
yn dal; enwir y digwyddiad drwg cyntaf, ei amser, a'r hyn y gellir ymddiried ynddo o hyd.

Mae'r hyn a brofir yn dibynnu ar ble y daw'r allwedd. Mae allwedd o'r pecyn ei hun yn profi na newidiodd neb y pecyn ar
ôl ei lofnodi, ond nid pwy a'i llofnododd. Gofynnwch i'r ysgol neu'r ymddiriedolaeth am ei hallwedd mewn ffordd arall, neu
rhowch bwynt gwirio a gadwyd gennych o becyn cynharach.
`;

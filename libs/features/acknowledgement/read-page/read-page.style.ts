const FONTS = '/assets/fonts/atkinson-hyperlegible-next-latin';

const font = (file: string, weight: number, range: string): string =>
  `@font-face{font-family:AHN;src:url(${FONTS}${file}-${weight}-normal.woff2) format("woff2");font-weight:${weight};` +
  `font-display:swap;unicode-range:${range}}`;

const LATIN = 'U+0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122';
const WELSH = 'U+100-130,U+132-151,U+154-2C5,U+1E00-1EFF';

/**
 * The whole look of the read page: the dashboard's tokens, no other file but the fonts. It is one constant, so that
 * the content security policy can name it by its SHA-256 as well as by a nonce.
 */
export const readPageStyle = `
:root{color-scheme:light dark;--paper:#fbfaf6;--card:#fff;--ink:#17211f;--soft:#54605d;--line:#d9d8d0;--accent:#0b5a54;
--accent-ink:#fff;--focus:#b26a00;--ok:#1d6a43;--ok-bg:#e4f1e8;--late:#9c1f1b;--late-bg:#fae3e0}
@media(prefers-color-scheme:dark){:root{--paper:#121817;--card:#1a2220;--ink:#ecefeb;--soft:#a8b3af;--line:#33403c;
--accent:#6fd0c2;--accent-ink:#0c1716;--focus:#ffbf1f;--ok:#8bd7a9;--ok-bg:#17301f;--late:#ff9d95;--late-bg:#3d1917}}
${font('', 400, LATIN)}${font('', 700, LATIN)}${font('-ext', 400, WELSH)}${font('-ext', 700, WELSH)}
*{box-sizing:border-box}
html{font:17px/1.45 AHN,"Atkinson Hyperlegible Next",system-ui,sans-serif;color:var(--ink);background:var(--paper);
-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:3px;text-decoration-thickness:1px}a:hover{text-decoration-thickness:3px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.v{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:8px;top:-80px;padding:10px 14px;background:var(--card);border:2px solid var(--accent)}
.skip:focus{top:4px}
header{display:flex;justify-content:space-between;align-items:center;gap:16px;min-height:48px;padding:0 18px;
border-bottom:1px solid var(--line);background:var(--card);font-size:15px}
.mark{display:flex;gap:8px;align-items:center;font-weight:700;font-size:17px;letter-spacing:-.02em}
header a{padding:10px 0}
main{max-width:640px;margin:0 auto;padding:18px 18px 48px}
h1{font-size:25px;line-height:1.2;letter-spacing:-.015em;margin:4px 0 8px;text-wrap:pretty}
h2{font-size:19px;line-height:1.3;margin:26px 0 6px}h3{font-size:17px;margin:20px 0 4px}
h4,h5,h6{font-size:16px;margin:16px 0 4px}p{margin:0 0 12px}
.soft{color:var(--soft)}.small{font-size:14.5px}
.steps{display:flex;flex-wrap:wrap;gap:2px 8px;margin:0 0 14px;padding:0;list-style:none;font-size:14.5px;
color:var(--soft)}
.steps li{display:flex;gap:8px}.steps li+li::before{content:"\\203A"/""}
.steps a{color:inherit}.steps [aria-current]{color:var(--ink);font-weight:700}
.change{border-left:4px solid var(--accent);padding:1px 0 1px 14px;margin:16px 0}
.change h2{font-size:17px;margin:0 0 3px}.change p{margin:0}
ins{background:var(--ok-bg);text-decoration:underline 2px var(--ok);text-underline-offset:3px}
del{background:var(--late-bg);color:var(--late)}
.go{display:block;width:100%;font:inherit;font-weight:700;font-size:18px;text-align:center;text-decoration:none;
padding:12px;margin:20px 0 10px;background:var(--accent);color:var(--accent-ink);border:2px solid var(--accent);
border-radius:3px;cursor:pointer}
.go:hover{text-decoration:underline}
.centre{text-align:center}
.text{border-top:1px solid var(--line);margin-top:14px}
blockquote{margin:0 0 16px;padding:12px 14px;background:var(--card);border:1px solid var(--line);border-radius:3px}
.check{display:grid;grid-template-columns:32px 1fr;gap:10px;align-items:center;padding:10px 0;cursor:pointer}
.check input{width:28px;height:28px;margin:0;accent-color:var(--accent)}
.field label{font-weight:700}.field{margin:6px 0}
.field input{font:inherit;width:100%;padding:10px;margin-top:5px;border:2px solid var(--ink);border-radius:0;
background:var(--card);color:var(--ink)}
.wrong{border-left:5px solid var(--late);padding-left:12px}
.error{color:var(--late);font-weight:700;margin:0 0 4px}
.errors{border:3px solid var(--late);padding:12px 14px;margin:0 0 16px}.errors h2{margin:0 0 4px}
.errors ul{margin:0;padding-left:20px}.errors a{color:var(--late);font-weight:700}
.receipt{background:var(--card);border:1px solid var(--line);border-top:4px solid var(--ok);padding:12px 14px;
margin:14px 0}
.receipt h2{margin:0 0 8px}
dl{margin:0}dt{color:var(--soft);font-size:14.5px}dd{margin:0 0 10px}
code{font-size:.85em;overflow-wrap:anywhere}
@media print{header a,.steps,.go,.skip{display:none}:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#333}
main{padding:0}h2,h3{break-after:avoid}}
`;

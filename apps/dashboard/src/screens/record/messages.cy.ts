import type { WelshOf } from '../../i18n/define-messages.js';
import type { recordMessages } from './messages.js';

export const recordWelsh: WelshOf<typeof recordMessages> = {
  title: 'Y cofnod',
  past: 'Mae’r dudalen hon am y presennol. Gellir edrych ar y cofnod ei hun fel yr oedd ar unrhyw ddyddiad, ac nid oes angen i’w orffennol ddal i fyny.',
  allEvents: 'Pob digwyddiad',
  caption: 'Cofnodion, a pha mor bell y mae’r sgriniau',
  record: 'Cofnod',
  events: 'Digwyddiadau',
  shown: 'Ar bob sgrin',
  showsAll: 'pob un',
  showsOf:
    'hyd at {position, number}; {missing, plural, zero {nid oes dim ar goll} one {mae # ar goll} two {mae # ar goll} few {mae # ar goll} many {mae # ar goll} other {mae # ar goll}}',
  since: 'Ers',
  upToDate: 'nid oes dim ar goll',
  still: 'Wedi’u parcio',
  noneStill: 'dim un',
  stillIn: '{groups}: dywedwch wrth eich gweinyddwr, neu ailadeiladwch',
  group: {
    organisation: 'ysgolion',
    people: 'pobl',
    policy: 'polisïau',
    approval: 'cymeradwyaethau',
    acknowledgement: 'llofnodion',
    breach: 'achosion',
    compliance: 'trosolwg a matrics',
  },
  last: 'Ailadeiladu diwethaf',
  never: 'erioed',
  done: '{when}, ar gais {who}',
  stopped: '{when}: ataliwyd ar ôl {done, number} o {of, number}; mae’r lleill fel yr oeddent',
  failed: '{when}: nid oedd modd ailadeiladu “{model}” ac mae fel yr oedd; dywedwch wrth eich gweinyddwr',
  under: 'ar y gweill',
  somebody: 'rhywun',
  rebuild: 'Ailadeiladu',
  rebuildOf: 'Ailadeiladu sgriniau {name}',
  terms:
    'Wedi’u parcio: stopiodd y sgriniau hyn wrth ddigwyddiad na ellid ei brosesu, ac maent yn dangos y cofnod fel yr oedd cyn hynny. Ailadeiladu: fe’u gwneir eto o’r digwyddiad cyntaf; nid yw’r cofnod ei hun yn newid.',
  underWay: 'Yn cael eu hailadeiladu',
  progressOf: '{name}: mae ei sgriniau’n cael eu hailadeiladu o’i digwyddiadau.',
  progressDetail:
    '{done, number} o {of, plural, zero {# rhan} one {# rhan} two {# ran} few {# rhan} many {# rhan} other {# rhan}}. Mae pawb yn gweld yr hen sgriniau nes bod y rhai newydd yn eu lle.',
  formHeading: 'Ailadeiladu sgriniau {name} yn llwyr',
  formText:
    'Gwneir popeth a ddangosir o’r cofnod hwn eto o’i ddigwyddiadau. Nid oes dim yn y cofnod yn newid, a gall pawb weithio yn y cyfamser. Mae’n cymryd eiliadau neu funudau, a gallwch ei atal.',
  reason: 'Pam',
  reasonHint: 'Mae’n aros yn y cofnod, gyda’ch enw.',
  reasonMissing: 'Dywedwch pam, mewn 3 i 500 nod.',
  alreadyUnderWay: 'Mae sgriniau’r cofnod hwn yn cael eu hailadeiladu eisoes. Gwelwch isod pa mor bell yw hynny.',
  leave: 'Gadael llonydd iddo',
  stopFailed: 'Nid oedd modd ei atal. Edrychwch eto ymhen eiliad.',
};

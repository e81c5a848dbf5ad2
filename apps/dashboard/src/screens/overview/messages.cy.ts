import type { WelshOf } from '../../i18n/define-messages.js';
import type { overviewMessages } from './messages.js';

/** What the first screen says, in Welsh. */
export const overviewWelsh: WelshOf<typeof overviewMessages> = {
  title: 'Trosolwg',
  events:
    '{events, plural, zero {dim digwyddiadau} one {# digwyddiad} two {# ddigwyddiad} few {# digwyddiad} many {# digwyddiad} other {# digwyddiad}} mewn {records, plural, zero {dim cofnodion} one {# cofnod} two {# gofnod} few {# chofnod} many {# chofnod} other {# cofnod}}',

  ownReading:
    '{number, plural, zero {ni ofynnir ichi ddarllen dim} one {gofynnir ichi ddarllen # polisi} two {gofynnir ichi ddarllen # bolisi} few {gofynnir ichi ddarllen # pholisi} many {gofynnir ichi ddarllen # pholisi} other {gofynnir ichi ddarllen # polisi}}',

  figures: 'Ffigurau',
  overdue:
    '{number, plural, zero {polisi yn hwyr} one {polisi yn hwyr} two {bolisi yn hwyr} few {pholisi yn hwyr} many {pholisi yn hwyr} other {polisi yn hwyr}}',
  outstanding:
    '{number, plural, zero {llofnod ar ôl} one {llofnod ar ôl} two {lofnod ar ôl} few {llofnod ar ôl} many {llofnod ar ôl} other {llofnod ar ôl}}',
  approvals:
    '{number, plural, zero {cais yn aros} one {cais yn aros} two {gais yn aros} few {chais yn aros} many {chais yn aros} other {cais yn aros}}',
  breaches:
    '{number, plural, zero {achos ar agor} one {achos ar agor} two {achos ar agor} few {achos ar agor} many {achos ar agor} other {achos ar agor}}',
  notRecorded: 'heb eu cofnodi',
  notRecordedHint: 'dim dyddiad ar y ddogfen',
  more: '{number, number} yn fwy ers {since}',
  fewer: '{number, number} yn llai ers {since}',
  same: 'yr un fath ers {since}',
  oldest: 'yr hynaf: {span}',
  oldestAt: 'yr hynaf: {span}, {school}',
  clockLeft: 'cloc {clock}: {span} ar ôl',
  clockOut: 'daeth cloc {clock} i ben {span} yn ôl',

  since: 'Ers ichi edrych ddiwethaf, {day}',
  sinceFirst: 'Ers ichi edrych ddiwethaf',
  sincePast: 'Yn yr wythnos flaenorol',
  all: 'pob un',
  allChanges: 'pob un: digwyddiadau ers ichi edrych ddiwethaf',
  firstLook: 'Dyma’r tro cyntaf ichi edrych. O’r ymweliad nesaf ymlaen, bydd yr hyn sydd wedi newid yma.',
  noChanges: 'Nid oes dim wedi gwaethygu, ac nid oes dim newydd yn aros.',
  kind: { WORSE: 'gwaeth', NEW: 'newydd', BETTER: 'gwell' },

  chase: 'I’w hatgoffa nesaf',
  allChase: 'pob un o {number, number}',
  fewerChase: 'llai',
  nobodyToChase: 'Nid oes angen atgoffa neb.',
  you: 'Chi',
  policyLate:
    '{days, plural, zero {{policy} # diwrnod yn hwyr} one {{policy} # diwrnod yn hwyr} two {{policy} # ddiwrnod yn hwyr} few {{policy} # diwrnod yn hwyr} many {{policy} # diwrnod yn hwyr} other {{policy} # diwrnod yn hwyr}}',
  unread: '{policy} heb ei ddarllen',
  unreadLate:
    '{days, plural, zero {{policy} heb ei ddarllen} one {{policy} heb ei ddarllen, # diwrnod yn hwyr} two {{policy} heb ei ddarllen, # ddiwrnod yn hwyr} few {{policy} heb ei ddarllen, # diwrnod yn hwyr} many {{policy} heb ei ddarllen, # diwrnod yn hwyr} other {{policy} heb ei ddarllen, # diwrnod yn hwyr}}',
  waits: '{policy} yn aros am gymeradwyaeth, {span}',
  nudgedOn: 'atgoffwyd {day}',
  neverNudged: 'heb eu hatgoffa erioed',
  nudge: 'Atgoffa',
  nudging: 'Yn atgoffa',
  nudged: 'Atgoffwyd',
  nudgeWho: 'Atgoffa {who}, {school}',
  nudgeDone: '{who}: mae nodyn atgoffa ar ei ffordd.',
  nudgedToday: 'Mae {who} wedi cael neges atgoffa heddiw eisoes: anfonwch un arall yfory.',
  nudgeFailed: 'Ni anfonwyd y nodyn atgoffa: rhowch gynnig arall arni.',
  open: 'Agor',
  openWhat: 'Agor {what}, {who}',

  worstFirst:
    '{schools, plural, zero {Dim ysgolion} one {# ysgol} two {# ysgol} few {# ysgol} many {# ysgol} other {# ysgol}}, y gwaethaf yn gyntaf',
  matrixCaption: 'Polisïau gofynnol pob ysgol. Mae’r bysellau saeth yn symud o gell i gell.',
  read: 'Darllenwyd',
  key: 'Allwedd',
  keyOf: {
    I: 'cyfredol',
    D: 'i’w adolygu, diwrnodau ar ôl',
    O: 'yn hwyr, diwrnodau',
    A: 'yn aros am gymeradwyaeth',
    N: 'heb ei gofnodi',
    X: 'ddim yn ofynnol',
    B: 'cyn i’r ysgol ymuno',
  },
  rest: '{inDate, number} yn gyfredol',
  noSchools: 'Dim ysgolion eto',
  noSchoolsCure: 'Mewnforiwch y gofrestr ysgolion, a dywedwch pa rai ohonynt sy’n perthyn i’ch grŵp.',

  allDue:
    '{number, plural, zero {pob un o # adolygiad} one {pob un o # adolygiad} two {pob un o # adolygiad} few {pob un o # adolygiad} many {pob un o # adolygiad} other {pob un o # adolygiad}} sydd i’w gwneud o fewn 60 diwrnod',
  noReviewsDue: 'Nid oes adolygiad i’w wneud yn y 60 diwrnod nesaf.',
  dueInDays:
    '{days, plural, zero {heddiw} one {# diwrnod} two {# ddiwrnod} few {# diwrnod} many {# diwrnod} other {# diwrnod}}',
  wholeMatrix: 'Y matrics cyfan',
  reviewsDue: 'Adolygiadau i’w gwneud o fewn 60 diwrnod',
  print: 'Argraffu',
};

import type { WelshOf } from '../../i18n/define-messages.js';
import type { inboxMessages } from './messages.js';

/** The inbox in Welsh. */
export const inboxWelsh: WelshOf<typeof inboxMessages> = {
  title: 'Mewnflwch',
  sentence:
    '{count, plural, zero {Nid oes dim yn aros amdanoch.} one {Mae # peth yn aros amdanoch.} two {Mae # beth yn aros amdanoch.} few {Mae # pheth yn aros amdanoch.} many {Mae # pheth yn aros amdanoch.} other {Mae # peth yn aros amdanoch.}}',
  pastSentence:
    '{count, plural, zero {Nid oedd dim yn aros amdanoch bryd hynny.} one {Roedd # peth yn aros amdanoch bryd hynny.} two {Roedd # beth yn aros amdanoch bryd hynny.} few {Roedd # pheth yn aros amdanoch bryd hynny.} many {Roedd # pheth yn aros amdanoch bryd hynny.} other {Roedd # peth yn aros amdanoch bryd hynny.}}',
  counts: {
    breach:
      '{count, plural, zero {dim achosion} one {# achos} two {# achos} few {# achos} many {# achos} other {# achos}}',
    approval:
      '{count, plural, zero {dim penderfyniadau} one {# penderfyniad} two {# benderfyniad} few {# phenderfyniad} many {# phenderfyniad} other {# penderfyniad}}',
    returned:
      '{count, plural, zero {dim testunau wedi dod yn ôl} one {# testun wedi dod yn ôl} two {# destun wedi dod yn ôl} few {# thestun wedi dod yn ôl} many {# thestun wedi dod yn ôl} other {# testun wedi dod yn ôl}}',
    reading:
      '{count, plural, zero {dim polisïau i’w darllen} one {# polisi i’w ddarllen} two {# bolisi i’w darllen} few {# pholisi i’w darllen} many {# pholisi i’w darllen} other {# polisi i’w darllen}}',
    review:
      '{count, plural, zero {dim adolygiadau} one {# adolygiad} two {# adolygiad} few {# adolygiad} many {# adolygiad} other {# adolygiad}}',
  },
  empty:
    'Bydd penderfyniadau, testunau i’w darllen, achosion ac adolygiadau sy’n eiddo i chi i’w gweld yma, y rhai mwyaf brys yn gyntaf.',
  list: 'Yr hyn sy’n aros amdanoch, y mwyaf brys yn gyntaf',
  tag: { breach: 'achos', approval: 'penderfynu', returned: 'daeth yn ôl', reading: 'darllen', review: 'adolygu' },

  approval: 'yn aros am eich penderfyniad fel {post}.',
  approvalAbout:
    'Cam {number, number} o {steps, number}. {days, plural, zero {Gofynnwyd amdano heddiw.} one {Mae’n aros ers # diwrnod.} two {Mae’n aros ers # ddiwrnod.} few {Mae’n aros ers # diwrnod.} many {Mae’n aros ers # diwrnod.} other {Mae’n aros ers # diwrnod.}}',
  stepOf: '{step}: {what}',
  decide: 'Darllen y newidiadau a phenderfynu',
  askedBy: 'Gofynnodd {who} amdano.',
  returned: 'wedi dod yn ôl atoch: gwrthodwyd ({post}).',
  returnedForChange: 'wedi dod yn ôl atoch: gofynnwyd am newid ({post}).',
  rejectedBy: '{who} a benderfynodd.',
  goOn: 'Gweld beth a ddywedwyd, a newid y testun',
  reason: '‘{reason}’',
  askedOn: 'Gofynnwyd ichi ar {when}.',
  toRead: 'Darllen a chadarnhau',
  reading: 'yn aros i chi ei ddarllen a’i gadarnhau.',
  readingDue: 'Erbyn {day}.',
  readingLate:
    'Roedd i’w ddarllen erbyn {day}, {days, plural, zero {heddiw} one {# diwrnod yn ôl} two {# ddiwrnod yn ôl} few {# diwrnod yn ôl} many {# diwrnod yn ôl} other {# diwrnod yn ôl}}.',
  read: 'Darllen',
  readWhat: 'Darllen {policy}',
  breachNobody: 'yn aros i rywun ymgymryd ag ef.',
  breachUnhandled: 'wedi ei gymryd mewn llaw, ond nid oes neb yn ei drin.',
  breachDecided: 'â chanlyniad ac yn aros i gael ei gau.',
  breachYours: 'yn agored, a chi sy’n ei drin.',
  handledBy: '{who} sy’n ei drin.',
  handledByNobody: 'Nid oes neb yn ei drin eto.',
  breachNext: {
    REPORTED: 'Agor yr achos ac ymgymryd ag ef',
    TRIAGED: 'Agor yr achos a bwrw ymlaen ag ef',
    ESCALATED: 'Agor yr achos a bwrw ymlaen ag ef',
    DECIDED: 'Agor yr achos a’i gau',
    CLOSED: 'Agor yr achos',
  },
  breachTell: 'Rhaid rhoi gwybod i’r {body} o hyd.',
  breachTellLate: 'Dylid bod wedi rhoi gwybod i’r {body}, ac mae’r amser ar ben.',
  breachAbout: 'Rhoddwyd gwybod ar {when}.',
  reviewOverdue:
    'yn hwyr ar gyfer ei adolygu: {days, plural, zero {llai na diwrnod} one {# diwrnod} two {# ddiwrnod} few {# diwrnod} many {# diwrnod} other {# diwrnod}}.',
  reviewDue:
    'i’w adolygu {days, plural, zero {heddiw} one {ymhen # diwrnod} two {ymhen # ddiwrnod} few {ymhen # diwrnod} many {ymhen # diwrnod} other {ymhen # diwrnod}}.',
  review: 'Cofnodi adolygiad',
  keptBy: '{who} sy’n ei gadw.',
  keptByNobody: 'Nid enwir neb yn ei gadw.',
};

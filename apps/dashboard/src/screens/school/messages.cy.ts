import type { WelshOf } from '../../i18n/define-messages.js';
import type { schoolMessages } from './messages.js';

/** What a school's page says, in Welsh. */
export const schoolWelsh: WelshOf<typeof schoolMessages> = {
  title: 'Ysgol',
  events:
    '{events, plural, zero {dim digwyddiadau} one {# digwyddiad} two {# ddigwyddiad} few {# digwyddiad} many {# digwyddiad} other {# digwyddiad}} yn ei chofnod',
  urn: 'URN {urn}',
  joined: 'yn {group} ers {since}',
  joinedSometime: 'yn {group}; nid yw ers pryd wedi’i gofnodi',
  closed: 'ar gau',

  policies: 'Polisïau',
  policiesCaption: 'Polisïau’r ysgol, y gwaethaf yn gyntaf',
  status: 'Statws',
  title_: 'Teitl',
  noDocument: 'dim dogfen',
  version: 'Fersiwn',
  noVersion: 'dim un mewn grym',
  owner: 'Perchennog',
  review: 'Adolygiad nesaf',
  inRow:
    '{required, plural, zero {Nid oes polisïau gofynnol, felly {inDate, number} yn gyfredol} one {{inDate, number} o # polisi gofynnol yn gyfredol} two {{inDate, number} o # bolisi gofynnol yn gyfredol} few {{inDate, number} o # pholisi gofynnol yn gyfredol} many {{inDate, number} o # pholisi gofynnol yn gyfredol} other {{inDate, number} o # polisi gofynnol yn gyfredol}}',

  campaigns: 'Wrthi’n cael eu darllen',
  outstanding:
    '{count, plural, zero {neb ar ôl, erbyn {due}} one {# ar ôl, erbyn {due}} two {# ar ôl, erbyn {due}} few {# ar ôl, erbyn {due}} many {# ar ôl, erbyn {due}} other {# ar ôl, erbyn {due}}}',
  noCampaigns: 'Ni ofynnir i neb ddarllen dim.',

  approvals: 'Yn aros am gymeradwyaeth',
  waitsFor:
    '{post}, {days, plural, zero {# diwrnod} one {# diwrnod} two {# ddiwrnod} few {# diwrnod} many {# diwrnod} other {# diwrnod}}',
  noApprovals: 'Nid oes dim yn aros am gymeradwyaeth.',

  breaches: 'Achosion agored o dorri polisi',
  noBreaches: 'Nid oes achos o dorri polisi ar agor.',
  people: 'Pobl',
  peopleCount:
    '{people, plural, zero {Nid oes neb ar gofnod eto.} one {Mae # person ar gofnod.} two {Mae # berson ar gofnod.} few {Mae # pherson ar gofnod.} many {Mae # pherson ar gofnod.} other {Mae # o bobl ar gofnod.}}',
  all: 'pob un',
  allOf: 'pob un: {what}',
};

import type { WelshOf } from '../../i18n/define-messages.js';
import type { policiesMessages } from './messages.js';

/** What the list of policies says, in Welsh. */
export const policiesWelsh: WelshOf<typeof policiesMessages> = {
  title: 'Polisïau',
  upload: 'Uwchlwytho polisi',
  all: '{total, plural, zero {Dim polisïau.} one {# polisi.} two {# bolisi.} few {# pholisi.} many {# pholisi.} other {# polisi.}}',
  counted: {
    IN_DATE:
      '{total, plural, zero {Nid oes polisi sy’n gyfredol.} one {Mae # polisi yn gyfredol.} two {Mae # bolisi yn gyfredol.} few {Mae # pholisi yn gyfredol.} many {Mae # pholisi yn gyfredol.} other {Mae # polisi yn gyfredol.}}',
    DUE: '{total, plural, zero {Nid oes polisi i’w adolygu o fewn 60 diwrnod.} one {Mae # polisi i’w adolygu o fewn 60 diwrnod.} two {Mae # bolisi i’w adolygu o fewn 60 diwrnod.} few {Mae # pholisi i’w adolygu o fewn 60 diwrnod.} many {Mae # pholisi i’w adolygu o fewn 60 diwrnod.} other {Mae # polisi i’w adolygu o fewn 60 diwrnod.}}',
    OVERDUE:
      '{total, plural, zero {Nid oes polisi’n hwyr.} one {Mae # polisi yn hwyr.} two {Mae # bolisi yn hwyr.} few {Mae # pholisi yn hwyr.} many {Mae # pholisi yn hwyr.} other {Mae # polisi yn hwyr.}}',
    AWAITING_APPROVAL:
      '{total, plural, zero {Nid oes polisi’n aros am gymeradwyaeth.} one {Mae # polisi yn aros am gymeradwyaeth.} two {Mae # bolisi yn aros am gymeradwyaeth.} few {Mae # pholisi yn aros am gymeradwyaeth.} many {Mae # pholisi yn aros am gymeradwyaeth.} other {Mae # polisi yn aros am gymeradwyaeth.}}',
    NOT_RECORDED:
      '{total, plural, zero {Nid oes polisi gofynnol heb ei gofnodi.} one {Mae # polisi gofynnol heb ei gofnodi.} two {Mae # bolisi gofynnol heb ei gofnodi.} few {Mae # pholisi gofynnol heb ei gofnodi.} many {Mae # pholisi gofynnol heb ei gofnodi.} other {Mae # polisi gofynnol heb ei gofnodi.}}',
    NOT_REQUIRED:
      '{total, plural, zero {Nid oes polisi nad yw’n ofynnol.} one {Nid yw # polisi yn ofynnol.} two {Nid yw # bolisi yn ofynnol.} few {Nid yw # pholisi yn ofynnol.} many {Nid yw # pholisi yn ofynnol.} other {Nid yw # polisi yn ofynnol.}}',
    BEFORE_JOINED:
      '{total, plural, zero {Nid oes polisi o’r cyfnod cyn i’r ysgol ymuno.} one {Mae # polisi o’r cyfnod cyn i’r ysgol ymuno.} two {Mae # bolisi o’r cyfnod cyn i’r ysgol ymuno.} few {Mae # pholisi o’r cyfnod cyn i’r ysgol ymuno.} many {Mae # pholisi o’r cyfnod cyn i’r ysgol ymuno.} other {Mae # polisi o’r cyfnod cyn i’r ysgol ymuno.}}',
  },
  status: 'Statws',
  anyStatus: 'Unrhyw statws',
  choice: {
    OVERDUE: 'Yn hwyr',
    DUE: 'I’w adolygu o fewn 60 diwrnod',
    AWAITING_APPROVAL: 'Yn aros am gymeradwyaeth',
    NOT_RECORDED: 'Heb ei gofnodi',
    IN_DATE: 'Cyfredol',
    NOT_REQUIRED: 'Ddim yn ofynnol',
  },
  caption: 'Polisïau a’u statws',
  owner: 'Perchennog',
  version: 'Fersiwn',
  review: 'Adolygiad nesaf',
  noVersion: 'dim un mewn grym',
  missing: 'Beth sydd ar goll',
  noDocument: 'nid oes dogfen wedi’i mewnforio',
  noDate: 'nid oes dyddiad adolygu ar y ddogfen, neu nid oes fersiwn mewn grym',
  noneAtAll: 'Nid oes polisi ar gofnod. Daw’r cyntaf drwy ei uwchlwytho.',
  none: 'Nid oes polisi sy’n cyfateb. Dewiswch statws neu ysgol arall.',
};

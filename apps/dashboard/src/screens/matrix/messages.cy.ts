import type { WelshOf } from '../../i18n/define-messages.js';
import type { matrixMessages } from './messages.js';

const ofTotal =
  '{total, plural, zero {# ysgol} one {# ysgol} two {# ysgol} few {# ysgol} many {# ysgol} other {# ysgol}}';

/** Yr un geiriau yn Gymraeg. */
export const matrixWelsh: WelshOf<typeof matrixMessages> = {
  title: 'Matrics',
  whole:
    '{schools, plural, zero {# ysgol} one {# ysgol} two {# ysgol} few {# ysgol} many {# ysgol} other {# ysgol}}, {policies, plural, zero {# polisi gofynnol} one {# polisi gofynnol} two {# bolisi gofynnol} few {# pholisi gofynnol} many {# pholisi gofynnol} other {# polisi gofynnol}}, y gwaethaf yn gyntaf.',
  found: `{cells, plural, zero {Nid oes dim} one {Mae # polisi} two {Mae # bolisi} few {Mae # pholisi} many {Mae # pholisi} other {Mae # polisi}} ({status}), mewn {shown, number} o ${ofTotal}.`,
  narrowed: `{shown, number} o ${ofTotal}, y gwaethaf yn gyntaf.`,
  status: 'Statws',
  anyStatus: 'Unrhyw un',
  policy: 'Polisi',
  allPolicies: 'Pob polisi',
  school: 'Ysgol',
  clear: 'Clirio’r hidlwyr',
  none: 'Nid oes ysgol yn cyfateb. Dewiswch statws neu bolisi arall, neu ysgrifennwch lai o’r enw.',
  noSchools:
    'Nid oes ysgol yn perthyn yma eto. Mewnforiwch y gofrestr ysgolion, a dywedwch pa rai sy’n perthyn i’ch grŵp.',
};

import { refuse } from '#platform/kernel/result.js';

/** Refusals about bodies outside the school and the clocks in which they are told. */
export const noSuchClock = (clock: string) =>
  refuse(
    'BREACH.NO_SUCH_CLOCK',
    {
      en: `No ${clock} clock runs in this case. Look at the clocks of the case.`,
      cy: `Nid oes cloc ${clock} yn rhedeg yn yr achos hwn. Edrychwch ar glociau’r achos.`,
    },
    ['clock'],
  );

export const clockStopped = (clock: string) =>
  refuse(
    'BREACH.CLOCK_STOPPED',
    {
      en: `The ${clock} clock of this case does not run any more. Look at the case again; nothing is left to set aside.`,
      cy: `Nid yw cloc ${clock} yr achos hwn yn rhedeg mwyach. Edrychwch ar yr achos eto; nid oes dim ar ôl i’w roi o’r neilltu.`,
    },
    ['clock'],
  );

export const mustBeTold = () =>
  refuse(
    'BREACH.MUST_BE_TOLD',
    {
      en: 'Indecent images of children: the LADO is always told. Tell them, and record it here.',
      cy: 'Delweddau anweddus o blant: rhoddir gwybod i’r LADO bob amser. Rhowch wybod iddynt, a chofnodwch hynny yma.',
    },
    ['clock'],
  );

export const unknownBody = (value: string, known: readonly string[]) =>
  refuse(
    'BREACH.UNKNOWN_BODY',
    {
      en: `"${value}" is no body that cases are passed on to. Choose one of ${known.join(', ')}.`,
      cy: `Nid yw "${value}" yn gorff y mae achosion yn cael eu pasio ymlaen iddo. Dewiswch un o’r rhain: ${known.join(', ')}.`,
    },
    ['to'],
  );

export const toldInFuture = () =>
  refuse(
    'BREACH.TOLD_IN_FUTURE',
    {
      en: 'That moment has not come yet. Record it once the body has been told.',
      cy: 'Nid yw’r adeg honno wedi dod eto. Cofnodwch hyn unwaith y bydd y corff wedi cael gwybod.',
    },
    ['toldAt'],
  );

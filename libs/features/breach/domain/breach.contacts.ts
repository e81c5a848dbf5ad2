import type { BreachCategory } from '#contracts/breach.events.js';
import type { LocalText } from '#contracts/local-text.js';
import { isHandsOff } from './breach.category.js';
import { clockKindsOf } from './breach.clocks.js';

/** A body outside and how it is reached. Published numbers as of November 2026, not confirmed with each body. */
export interface OutsideContact {
  readonly body: 'POLICE' | 'LADO' | 'CEOP' | 'ICO';
  readonly how: LocalText;
}

const POLICE: OutsideContact = {
  body: 'POLICE',
  how: {
    en: 'Police: 999 where somebody is in danger now, 101 otherwise.',
    cy: 'Yr heddlu: 999 os yw rhywun mewn perygl nawr, 101 fel arall.',
  },
};
const CEOP: OutsideContact = {
  body: 'CEOP',
  how: {
    en: 'CEOP, for abuse of children online: www.ceop.police.uk/safety-centre.',
    cy: 'CEOP, ar gyfer cam-drin plant ar-lein: www.ceop.police.uk/safety-centre.',
  },
};
const ICO: OutsideContact = {
  body: 'ICO',
  how: {
    en: 'Information Commissioner’s Office: 0303 123 1113, ico.org.uk/for-organisations/report-a-breach.',
    cy: 'Swyddfa’r Comisiynydd Gwybodaeth: 0330 414 6421 yn Gymraeg, ico.org.uk/for-organisations/report-a-breach.',
  },
};

/** Which LADO it is depends on the local authority, whose name the school's record holds or does not. */
const lado = (localAuthority: string | null): OutsideContact => ({
  body: 'LADO',
  how:
    localAuthority === null
      ? {
          en: 'LADO, the designated officer of your local authority: the safeguarding lead and the authority’s website have the number. The authority is not recorded here.',
          cy: 'LADO, swyddog dynodedig eich awdurdod lleol: mae’r rhif gan yr arweinydd diogelu ac ar wefan yr awdurdod. Nid yw’r awdurdod wedi’i gofnodi yma.',
        }
      : {
          en: `LADO, the designated officer of ${localAuthority}: the safeguarding lead and the authority’s website have the number.`,
          cy: `LADO, swyddog dynodedig ${localAuthority}: mae’r rhif gan yr arweinydd diogelu ac ar wefan yr awdurdod.`,
        },
});

/** Whom outside a report of this category may have to reach, first things first. */
export const contactsFor = (category: BreachCategory, localAuthority: string | null): readonly OutsideContact[] => {
  if (isHandsOff(category)) return [POLICE, lado(localAuthority), CEOP];
  const clocks = clockKindsOf(category);
  const extreme = category === 'EXTREME_CONTENT' || category === 'HARASSMENT';
  return [
    ...(extreme ? [POLICE] : []),
    ...(clocks.includes('LADO') ? [lado(localAuthority)] : []),
    ...(clocks.includes('ICO') ? [ICO] : []),
  ];
};

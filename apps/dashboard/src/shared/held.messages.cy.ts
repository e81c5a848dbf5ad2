import type { WelshOf } from '../i18n/define-messages.js';
import type { heldMessages } from './held.messages.js';

/** Posts in Welsh as what somebody is: after `yn`, with its soft mutation. */
export const heldWelsh: WelshOf<typeof heldMessages> = {
  known: {
    headteacher: 'yn bennaeth',
    executiveHeadteacher: 'yn bennaeth gweithredol',
    deputyHeadteacher: 'yn ddirprwy bennaeth',
    assistantHeadteacher: 'yn bennaeth cynorthwyol',
    teacher: 'yn athro neu’n athrawes',
    teachingAssistant: 'yn gynorthwyydd addysgu',
    chairOfGovernors: 'yn gadeirydd y llywodraethwyr',
    viceChairOfGovernors: 'yn is-gadeirydd y llywodraethwyr',
    clerkToGovernors: 'yn glerc y llywodraethwyr',
    governor: 'yn llywodraethwr',
    chairOfTrustees: 'yn gadeirydd yr ymddiriedolwyr',
    clerkToTrustees: 'yn glerc yr ymddiriedolwyr',
    trustee: 'yn ymddiriedolwr',
    chiefExecutiveOfficer: 'yn brif weithredwr',
    chiefOperatingOfficer: 'yn brif swyddog gweithrediadau',
    designatedSafeguardingLead: 'yn arweinydd diogelu dynodedig',
    dataProtectionOfficer: 'yn swyddog diogelu data',
    schoolBusinessManager: 'yn rheolwr busnes yr ysgol',
    networkManager: 'yn rheolwr rhwydwaith',
    lineManager: 'yn rheolwr llinell',
  },
  unknownAfterConsonant: 'yn “{post}”',
  unknownAfterVowel: 'yn “{post}”',
  both: '{posts} ac {last}',
};

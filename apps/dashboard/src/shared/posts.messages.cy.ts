import type { WelshOf } from '../i18n/define-messages.js';
import type { postsMessages } from './posts.messages.js';

/** Posts and bodies in Welsh. */
export const postsWelsh: WelshOf<typeof postsMessages> = {
  headteacher: 'pennaeth',
  executiveHeadteacher: 'pennaeth gweithredol',
  deputyHeadteacher: 'dirprwy bennaeth',
  assistantHeadteacher: 'pennaeth cynorthwyol',
  teacher: 'athro neu athrawes',
  teachingAssistant: 'cynorthwyydd addysgu',
  chairOfGovernors: 'cadeirydd y llywodraethwyr',
  viceChairOfGovernors: 'is-gadeirydd y llywodraethwyr',
  clerkToGovernors: 'clerc y llywodraethwyr',
  governor: 'llywodraethwr',
  chairOfTrustees: 'cadeirydd yr ymddiriedolwyr',
  clerkToTrustees: 'clerc yr ymddiriedolwyr',
  trustee: 'ymddiriedolwr',
  chiefExecutiveOfficer: 'prif weithredwr',
  chiefOperatingOfficer: 'prif swyddog gweithrediadau',
  designatedSafeguardingLead: 'arweinydd diogelu dynodedig',
  dataProtectionOfficer: 'swyddog diogelu data',
  schoolBusinessManager: 'rheolwr busnes yr ysgol',
  networkManager: 'rheolwr rhwydwaith',
  lineManager: 'rheolwr llinell',
  humanResources: 'adnoddau dynol',
  governingBody: 'corff llywodraethu',
  trustBoard: 'bwrdd yr ymddiriedolaeth',
};

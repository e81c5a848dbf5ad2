import { defineMessages } from '../i18n/define-messages.js';

/** Posts and bodies that the platform knows by name. */
export const postsMessages = defineMessages('posts', {
  headteacher: 'headteacher',
  executiveHeadteacher: 'executive headteacher',
  deputyHeadteacher: 'deputy headteacher',
  assistantHeadteacher: 'assistant headteacher',
  teacher: 'teacher',
  teachingAssistant: 'teaching assistant',
  chairOfGovernors: 'chair of governors',
  viceChairOfGovernors: 'vice chair of governors',
  clerkToGovernors: 'clerk to governors',
  governor: 'governor',
  chairOfTrustees: 'chair of trustees',
  clerkToTrustees: 'clerk to trustees',
  trustee: 'trustee',
  chiefExecutiveOfficer: 'chief executive officer',
  chiefOperatingOfficer: 'chief operating officer',
  designatedSafeguardingLead: 'designated safeguarding lead',
  dataProtectionOfficer: 'data protection officer',
  schoolBusinessManager: 'school business manager',
  networkManager: 'network manager',
  lineManager: 'line manager',
  humanResources: 'human resources',
  governingBody: 'governing body',
  trustBoard: 'trust board',
});

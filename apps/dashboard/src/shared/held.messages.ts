import { defineMessages, message } from '../i18n/define-messages.js';

/** Posts as what somebody is: `is a governor`, `is headteacher`; an office of one holder has no article. */
export const heldMessages = defineMessages('held', {
  known: {
    headteacher: 'headteacher',
    executiveHeadteacher: 'executive headteacher',
    deputyHeadteacher: 'a deputy headteacher',
    assistantHeadteacher: 'an assistant headteacher',
    teacher: 'a teacher',
    teachingAssistant: 'a teaching assistant',
    chairOfGovernors: 'chair of governors',
    viceChairOfGovernors: 'vice chair of governors',
    clerkToGovernors: 'clerk to governors',
    governor: 'a governor',
    chairOfTrustees: 'chair of trustees',
    clerkToTrustees: 'clerk to trustees',
    trustee: 'a trustee',
    chiefExecutiveOfficer: 'chief executive officer',
    chiefOperatingOfficer: 'chief operating officer',
    designatedSafeguardingLead: 'designated safeguarding lead',
    dataProtectionOfficer: 'data protection officer',
    schoolBusinessManager: 'school business manager',
    networkManager: 'network manager',
    lineManager: 'a line manager',
  },
  unknownAfterConsonant: message<{ post: string }>('a {post}'),
  unknownAfterVowel: message<{ post: string }>('an {post}'),
  both: message<{ posts: string; last: string }>('{posts} and {last}'),
});

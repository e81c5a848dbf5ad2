import type { LocalText } from '#contracts/local-text.js';

/** Policies of the sandbox that came as a document, defects and all: school and category. */
const DOCUMENTS: ReadonlySet<string> = new Set(['dunmere/social-media', 'larkrise/data-protection']);

/** Whether a school's policy of a category came as a document. */
export const isDocument = (school: string, category: string): boolean => DOCUMENTS.has(`${school}/${category}`);

const first = (school: string, title: string): string => `${title}

1. Purpose

This policy says how ${school} uses accounts, pictures and personal data, and what everybody here may expect. It was written with the Data Protection Act 1998 in mind.

2. Scope

It applies to all staff, governors, volunteers and visitors, on the premises and wherever they act for us.

3. Accounts in our name

An account in our name has at least two administrators and two moderators. The headteacher approves each account before it is opened. Guidance is at http://policies.example.org/accounts and in the staff room.

4. Pictures of pupils

We publish a picture only where we hold consent for that use. Full names never stand beside pictures.

5. Passwords

Passwords are changed every 90 days, and at once when somebody leaves.

6. If something goes wrong

Tell the headteacher at once, or the chair of governors where it concerns the headteacher. Keep a dated copy before anything is removed.

7. Review

We look at this policy once a year. Questions go to [insert name].
`;

const second = (school: string, title: string): string => `${title}

1. Purpose

This policy says how ${school} uses accounts, pictures and personal data, and what everybody here may expect. It follows the Data Protection Act 2018 and the UK GDPR.

2. Scope

It applies to all staff, governors, volunteers, contractors and visitors, on the premises and wherever they act for us.

3. If something goes wrong

Tell the headteacher at once, or the chair of governors where it concerns the headteacher. Keep a dated copy before anything is removed.

4. Accounts in our name

An account in our name has at least two administrators and two moderators. The headteacher approves each account before it is opened, and closes it when nobody looks after it. Guidance is at http://policies.example.org/accounts and in the staff room.

5. Pictures of pupils

We publish a picture only where we hold consent for that use, and take it down on the day on which consent is withdrawn. Full names never stand beside pictures.

6. Passwords and second factors

Passwords are changed every 60 days, and at once when somebody leaves. Accounts in our name have a second factor.

7. Messages to pupils

Nobody writes to pupils from a private account. Messages go through the school's own system, where a second adult can read them.

8. Review

We look at this policy once a year. Questions go to [insert name].
`;

/** The document of a version: the second one mends a law, moves a section, adds one, and leaves some defects. */
export const documentText = (school: LocalText, title: LocalText, version: number): string =>
  (version > 1 ? second : first)(school.en ?? '', title.en ?? '');

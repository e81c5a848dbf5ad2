import { buildDocx } from '#features/policy/import/testing/build-docx.js';
import type { PickedFile } from './hand.js';

/** What the policy of the document is called. */
export const DOCUMENT_TITLE = 'First Aid Policy';

/** A Word document that leaves three things open: who keeps it, when it was approved, and its next review. */
export const policyDocument = (name = 'first-aid.docx'): PickedFile => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(
    buildDocx([
      { text: DOCUMENT_TITLE, style: 'Title' },
      'Policy owner:',
      'Approved by: Governing Body',
      'Signed: R. Okafor',
      { text: '1. Aims', style: 'Heading1' },
      'We see to it that somebody who can give first aid is in each building whenever pupils are there.',
      { text: '2. Equipment', style: 'Heading1' },
      'Boxes are checked at the start of each term, and what was used is replaced on the same day.',
      { text: '3. Records', style: 'Heading1' },
      'What was done is written down on the same day, and the family is told.',
    ]),
  ),
});

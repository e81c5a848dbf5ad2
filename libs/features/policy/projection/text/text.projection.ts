import type {
  PolicyEvent,
  PolicyFinding,
  PolicyMetadata,
  PolicyQuestion,
  PolicySection,
} from '#contracts/policy.events.js';
import type { RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a version: what it says, and what the check of it found. */
export interface TextRow {
  readonly version_id: Uuid;
  readonly sections: readonly PolicySection[];
  readonly metadata: PolicyMetadata;
  readonly findings: readonly PolicyFinding[];
  readonly questions: readonly PolicyQuestion[];
  /** Sealed: the names in the document. */
  readonly people: string | null;
  /** Whether the check has read this very text: a text written or edited here was read by nobody's check. */
  readonly checked: boolean;
}

type TextEvent = Extract<PolicyEvent, { readonly type: 'VersionDrafted' | 'DraftEdited' | 'QuestionsAnswered' }>;

/** A personal field stands sealed in a stored event: an opaque text, whatever it was before. */
const sealedText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const evolve = (row: TextRow | null, event: RecordedEvent<TextEvent>): TextRow | null => {
  switch (event.type) {
    case 'VersionDrafted': {
      const { versionId, sections, metadata, findings, questions, people, source } = event.body;
      const content = { sections, metadata, findings, questions };
      return { version_id: versionId, ...content, people: sealedText(people), checked: source !== null };
    }
    case 'DraftEdited': {
      const { sections, metadata, findings } = event.body;
      return row && { ...row, sections, metadata, findings, checked: false };
    }
    case 'QuestionsAnswered': {
      const { metadata, questions } = event.body;
      return row && { ...row, metadata, questions };
    }
  }
};

export const textProjection = defineProjection<TextEvent, TextRow>({
  name: 'policy-text',
  version: 2,
  table: {
    name: 'policy_text',
    key: { version_id: 'uuid' },
    columns: {
      sections: 'json',
      metadata: 'json',
      findings: 'json',
      questions: 'json',
      people: 'text',
      checked: 'boolean',
    },
  },
  handles: ['VersionDrafted', 'DraftEdited', 'QuestionsAnswered'],
  keys: ({ body }) => [{ version_id: body.versionId }],
  evolve,
});

/** The table that queries of this feature read. */
export const TEXT_TABLE = 'read.policy_text_v2';

import type { RecordFile } from '#platform/proof/pack/write/pack-plan.js';
import type { RecordRows } from './record-facts.js';

const folder = (category: string, policyId: string): string =>
  `policies/${/^[a-z0-9-]{1,40}$/.test(category) ? category : 'policy'}-${policyId.slice(0, 8)}`;

/** The text of every version that was ever in force, as plain text. */
export const policyTexts = ({ policies, versions, texts }: RecordRows): readonly RecordFile[] => {
  const policyOf = new Map(policies.map((policy) => [policy.policy_id, policy]));
  const textOf = new Map(texts.map((text) => [text.version_id, text]));
  return versions.flatMap((version): RecordFile[] => {
    const [policy, text] = [policyOf.get(version.policy_id), textOf.get(version.version_id)];
    if (!policy || !text || version.published_at === null) return [];
    const head = [
      `${version.title.en}\n${version.title.cy}`,
      `Version / Fersiwn: ${version.number}`,
      `Published / Cyhoeddwyd: ${version.published_at}`,
      `Content hash / Stwnsh y cynnwys: ${version.content_hash}`,
    ].join('\n');
    const sections = text.sections.map(({ number, heading, text: words }) =>
      `${[number, heading].filter(Boolean).join(' ')}\n\n${words}`.trim(),
    );
    const name = `${folder(policy.category, version.policy_id)}/version-${String(version.number).padStart(4, '0')}.txt`;
    return [{ name, content: Buffer.from(`${[head, ...sections].join('\n\n')}\n`) }];
  });
};

import { Inject, Injectable } from '@nestjs/common';
import type { PolicyPeople, PolicyQuestion, PolicySection, RecordedApproval } from '#contracts/policy.events.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { TEXT_TABLE, type TextRow } from '../../projection/text/text.projection.js';
import type { Reader } from '../reader.js';

/** What a version says, and what is still to be answered of it; questions are for those who write. */
export interface TextView {
  readonly sections: readonly PolicySection[];
  readonly approvals: readonly (RecordedApproval & { readonly signedBy: string | null })[];
  readonly questions: readonly PolicyQuestion[];
  /** Whether the check has read this very text. */
  readonly checked: boolean;
  /** Who is to approve it, as somebody answered. */
  readonly approvers: readonly string[];
}

type RawText = Omit<TextRow, 'version_id' | 'findings'> & { readonly id: Uuid; readonly schoolId: Uuid };

/** Texts of many versions in one statement, by version. */
@Injectable()
export class TextsQuery {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  async ofVersions(
    { sql, held }: ReadScope,
    reader: Reader,
    versionIds: readonly Uuid[],
  ): Promise<ReadonlyMap<Uuid, TextView>> {
    const rows = await sql<RawText>(
      `SELECT t.version_id AS id, t.tenant_id AS "schoolId", t.sections, t.metadata, t.questions, t.people,
         t.checked
       FROM ${TEXT_TABLE} t WHERE ${held('t')} AND t.version_id = ANY ($1::uuid[])`,
      [versionIds],
    );
    const people = reader.seesNames ? await this.people(rows) : new Map<Uuid, PolicyPeople>();
    return new Map(
      rows.map(({ id, sections, metadata, questions, checked }) => {
        const signedBy = people.get(id)?.signedBy ?? [];
        const approvals = metadata.approvals.map((one, n) => ({
          ...one,
          signedBy: signedBy[one.signatory ?? n] ?? null,
        }));
        const asked = reader.seesAll ? questions : [];
        return [id, { sections, approvals, approvers: metadata.approvers, questions: asked, checked }];
      }),
    );
  }

  private async people(rows: readonly RawText[]): Promise<ReadonlyMap<Uuid, PolicyPeople>> {
    const sealed = rows.filter(({ people }) => people !== null);
    const opened = await this.sealing.openAcross(
      sealed.map(({ schoolId, people }) => ({ tenantId: schoolId, texts: [people ?? ''] })),
    );
    const found = new Map<Uuid, PolicyPeople>();
    sealed.forEach(({ id }, n) => {
      const [one] = opened[n] ?? [];
      if (one && 'value' in one) found.set(id, one.value as unknown as PolicyPeople);
    });
    return found;
  }
}

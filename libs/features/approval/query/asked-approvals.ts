import { Inject, Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import { PINNED_TEXTS, type PinnedTexts, type VersionText } from '#contracts/pinned-texts.port.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question, ReadScope } from '#platform/read-store/read-store.js';
import { decidesAs, type HeldPosts } from '../domain/decides-as.js';
import type { ApprovalView } from './approvals/approval.view.js';
import { ForMeQuery } from './approvals/for-me.query.js';
import { once } from './once.js';

/** An approval on its way to the fields that are read when somebody selects them. */
export type AskedApproval = ApprovalView & {
  readonly schoolNameOf: () => Promise<LocalText>;
  readonly decidesAsOf: () => Promise<string | null>;
  readonly requestedByMe: boolean;
  readonly textOf: () => Promise<VersionText | null>;
  readonly beforeOf: () => Promise<VersionText | null>;
};

const NO_NAME: LocalText = { en: null, cy: null };

/** Lets the approvals of one answer ask together: one statement a field, whatever the page holds. */
@Injectable()
export class AskedApprovals {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly forMe: ForMeQuery,
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(PINNED_TEXTS) private readonly texts: PinnedTexts,
  ) {}

  of(question: Question, approvals: readonly ApprovalView[]): readonly AskedApproval[] {
    const { actor } = question;
    const asked = <Answer>(answer: (scope: ReadScope) => Promise<Answer>) =>
      once(() => this.reads.ask(question, answer));
    const names = asked((scope) => this.namesIn(scope));
    const held = asked((scope) => this.forMe.held(scope, actor));
    const texts = asked((scope) => this.texts.pinned(scope, approvals));
    const before = asked((scope) =>
      this.texts.before(
        scope,
        approvals.map(({ versionId }) => versionId),
      ),
    );
    return approvals.map((approval) => ({
      ...approval,
      requestedByMe: approval.requesterId === actor.actorId,
      schoolNameOf: async () => (await names()).get(approval.schoolId) ?? NO_NAME,
      decidesAsOf: async () => decidesAs(actor, approval, await held()),
      textOf: async () => (await texts()).get(approval.versionId) ?? null,
      beforeOf: async () => (await before()).get(approval.versionId) ?? null,
    }));
  }

  /** Whether somebody who oversees nothing may see this approval: it waits for them, or is or was theirs. */
  isTheirs(actor: Actor, approval: ApprovalView, held: HeldPosts): boolean {
    if (approval.requesterId === actor.actorId || approval.deciderIds.includes(actor.actorId)) return true;
    return decidesAs(actor, approval, held) !== null;
  }

  private async namesIn(scope: ReadScope): Promise<ReadonlyMap<Uuid, LocalText>> {
    return new Map((await this.schools.schoolsIn(scope)).map(({ id, name }) => [id, name]));
  }
}

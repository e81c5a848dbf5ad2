import type { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { Approve } from '#features/approval/command/approve/approve.handler.js';
import { CloseCampaign } from '#features/acknowledgement/command/close-campaign/close-campaign.handler.js';
import {
  LaunchCampaign,
  requestIdOf,
} from '#features/acknowledgement/command/launch-campaign/launch-campaign.handler.js';
import { Nudge } from '#features/acknowledgement/command/nudge/nudge.handler.js';
import { Sign } from '#features/acknowledgement/command/sign/sign.handler.js';
import { DraftPolicy } from '#features/policy/command/draft-policy/draft-policy.handler.js';
import { PublishVersion } from '#features/policy/command/publish-version/publish-version.handler.js';
import { RecordReview } from '#features/policy/command/record-review/record-review.handler.js';
import { SubmitVersion } from '#features/policy/command/submit-version/submit-version.handler.js';
import { versionIdFor } from '#features/policy/command/version-id.js';
import { postOf } from '#contracts/posts.js';
import type { Role } from '#platform/auth/actor.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import { deriveId } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { addDays } from '#platform/kernel/plain-date.js';
import type { Installation } from '../../composition/installation.js';
import { breachActs, breachStories, type BreachTeller } from './breach-story.js';
import { Random } from './random.js';
import type { SandboxGroup, SandboxSchool } from './sandbox-data.js';
import { schoolId } from './sandbox-ids.js';
import type { SandboxPerson } from './sandbox-people.js';
import { policySections, policyTitle, STATEMENT } from './sandbox-texts.js';
import {
  campaignStories,
  moment,
  policyStories,
  type CampaignStory,
  type PolicyStory,
  type VersionStory,
} from './school-story.js';
import { actAt, seedClock, type Act } from './seed-clock.js';

interface Published {
  readonly policyId: Uuid;
  readonly versionId: Uuid;
}

/** Lives one school's eighteen months through the commands that everybody uses. */
export class SchoolSeed {
  private readonly tenantId: Uuid;
  private readonly random: Random;
  private readonly inForce = new Map<string, Published>();
  private readonly running = new Map<string, Uuid>();
  private readonly bilingual: boolean;

  constructor(
    private readonly parts: {
      readonly commands: CommandBus;
      readonly installation: Installation;
      readonly today: PlainDate;
    },
    private readonly group: SandboxGroup,
    private readonly school: SandboxSchool,
    private readonly people: readonly SandboxPerson[],
  ) {
    this.tenantId = schoolId(school.key);
    this.random = new Random(`${group.key}/${school.key}/story`);
    this.bilingual = group.country === 'wales';
  }

  /** All acts in order of time. People must be on record. */
  async live(): Promise<void> {
    const acts = [
      ...policyStories(this.school, this.random).flatMap((story) => this.policyActs(story)),
      ...campaignStories(this.school).flatMap((story) => this.campaignActs(story)),
      ...this.breachActs(),
    ];
    const now = new Date().toISOString();
    acts.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    for (const { at, happen } of acts) if (at < now) await actAt(at, happen);
  }

  private policyActs(story: PolicyStory): Act[] {
    const known: { policyId: Uuid | null } = { policyId: null };
    const acts = story.versions.flatMap((version, n) => this.versionActs(story, version, n + 1, known));
    if (story.reviewedAgo === null) return acts;
    const reviewedOn = addDays(this.parts.today, -story.reviewedAgo);
    const reviewIn = story.versions.at(-1)?.reviewIn ?? null;
    const review = this.act(story.reviewedAgo, async () => {
      const input = {
        schoolId: this.tenantId,
        policyId: known.policyId ?? '',
        reviewedOn,
        nextReviewDue: this.day(reviewIn),
      };
      await this.tell(new RecordReview(this.as('CLERK', 'clerk'), input, this.key(story.category, 'review')));
    });
    return [...acts, review];
  }

  private versionActs(
    story: PolicyStory,
    version: VersionStory,
    number: number,
    known: { policyId: Uuid | null },
  ): Act[] {
    const { category } = story;
    const made: { versionId: Uuid; approvalId: Uuid } = { versionId: '', approvalId: '' };
    const acts = [
      this.act(version.draftedAgo, async () => {
        const context = this.as('CLERK', 'clerk');
        const key = this.key(category, 'draft', number);
        const input = {
          schoolId: this.tenantId,
          policyId: known.policyId,
          category,
          title: policyTitle(category, this.bilingual),
          owner: this.ownerName(),
          audience: ['staff', 'governor'],
          nextReviewDue: this.day(version.reviewIn),
          sections: policySections(this.school.name, category, number, this.bilingual),
          changes:
            number === 1
              ? 'First version'
              : 'Yearly review; passwords every 60 days; what to do when an account is broken into.',
          material: true,
        };
        known.policyId = (await this.tell(new DraftPolicy(context, input, key))).id;
        made.versionId = versionIdFor(context, this.tenantId, key);
      }),
    ];
    if (version.submittedAgo === null) return acts;
    acts.push(
      this.act(version.submittedAgo, async () => {
        const key = this.key(category, 'submit', number);
        const context = this.as('CLERK', 'clerk');
        const chain = version.approvers.map((post) => ({ post, appliesTo: 'whole' }));
        await this.tell(
          new SubmitVersion(
            context,
            { schoolId: this.tenantId, policyId: known.policyId ?? '', versionId: made.versionId, chain },
            key,
          ),
        );
        made.approvalId = deriveId(deriveId('command', this.tenantId, context.actor.credentialId, key), 'approval');
      }),
    );
    const { publishedAgo } = version;
    if (publishedAgo === null) return acts;
    version.approvers.forEach((post, step) => {
      acts.push(
        this.act(publishedAgo + version.approvers.length - step, () =>
          this.approve(made.approvalId, post, this.key(category, 'approve', number, step)),
        ),
      );
    });
    acts.push(
      this.act(publishedAgo, async () => {
        const published = { policyId: known.policyId ?? '', versionId: made.versionId };
        await this.tell(
          new PublishVersion(
            this.as('CLERK', 'clerk'),
            { schoolId: this.tenantId, ...published },
            this.key(category, 'publish', number),
          ),
        );
        this.inForce.set(category, published);
        await this.endCampaign(category);
      }),
    );
    return acts;
  }

  private async approve(approvalId: Uuid, post: string, key: string): Promise<void> {
    const governors = postOf(post).key !== 'headteacher';
    const context = governors ? this.as('STAFF', 'chair') : this.as('HEADTEACHER', 'headteacher');
    const [requested] = await this.parts.installation.store.readStream(this.tenantId, `approval-${approvalId}`);
    const contentHash = String(requested?.body['contentHash'] ?? '');
    await this.tell(
      new Approve(
        context,
        { schoolId: this.tenantId, approvalId, post: governors ? 'chair of governors' : post, contentHash },
        key,
      ),
    );
  }

  private campaignActs(story: CampaignStory): Act[] {
    const readers = this.people.filter(({ kind }) => kind !== 'volunteer');
    const made: { campaignId: Uuid } = { campaignId: '' };
    const { today } = this.parts;
    const launch = this.act(story.launchedAgo, async () => {
      const published = this.inForce.get(story.category);
      if (!published) return;
      await this.parts.installation.engine.catchUp(this.tenantId);
      const input = {
        schoolId: this.tenantId,
        ...published,
        audience: ['staff', 'governor'],
        statement: this.bilingual ? STATEMENT : { en: STATEMENT.en, cy: null },
        dueOn: addDays(today, story.dueAfter - story.launchedAgo),
      };
      made.campaignId = (
        await this.tell(new LaunchCampaign(this.as('CLERK', 'clerk'), input, this.key(story.category, 'campaign')))
      ).id;
      this.running.set(story.category, made.campaignId);
    });
    const signing = readers.slice(0, Math.round(readers.length * story.diligence));
    const signatures = signing.map((person) =>
      this.act(Math.max(1, story.launchedAgo - this.random.between(1, 25)), () =>
        this.sign(made.campaignId, story, person),
      ),
    );
    const nudge = this.act(Math.max(1, story.launchedAgo - 27), async () => {
      if (!made.campaignId || signing.length === readers.length) return;
      await this.parts.installation.engine.catchUp(this.tenantId);
      const input = { schoolId: this.tenantId, campaignId: made.campaignId };
      await this.tell(new Nudge(this.as('CLERK', 'clerk'), input, this.key(story.category, 'nudge')));
    });
    return [launch, ...signatures, nudge];
  }

  /** What the reaction to a superseded version does; in history nothing reacts by itself. */
  private async endCampaign(category: string): Promise<void> {
    const campaignId = this.running.get(category);
    if (!campaignId) return;
    this.running.delete(category);
    const input = { schoolId: this.tenantId, campaignId, reason: null };
    await this.tell(
      new CloseCampaign(this.as('SYSTEM', 'clerk'), input, 'superseded', this.key(category, 'end', campaignId)),
    );
  }

  private async sign(campaignId: Uuid, story: CampaignStory, person: SandboxPerson): Promise<void> {
    const published = this.inForce.get(story.category);
    if (!campaignId || !published) return;
    const requestId = requestIdOf(campaignId, person.personId);
    const typedName = `${person.givenName} ${person.familyName}`;
    const input = { schoolId: this.tenantId, requestId, versionId: published.versionId, typedName, agreed: true };
    const context = this.as('STAFF', person.ref.slice(this.school.key.length + 1));
    const outcome = await this.parts.commands.execute(new Sign(context, input, 'link'));
    // A version that was replaced in the meantime is signed by nobody; that too is history.
    if (!outcome.done && !/SUPERSEDED|CAMPAIGN_ENDED/.test(outcome.refusal.code))
      throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  }

  private breachActs(): Act[] {
    return breachStories(this.school, this.parts.today, this.random).flatMap((story) =>
      breachActs(this.teller(), story),
    );
  }

  private teller(): BreachTeller {
    return {
      schoolId: this.tenantId,
      as: (role, post) => this.as(role, post),
      key: (...parts) => this.key('breach', ...parts),
      tell: (command) => this.tell(command),
    };
  }

  private async tell(command: Parameters<CommandBus['execute']>[0]): Promise<Extract<CommandOutcome, { done: true }>> {
    const outcome = (await this.parts.commands.execute(command)) as CommandOutcome;
    if (!outcome.done) throw new Error(`${this.school.key}: ${outcome.refusal.code}: ${outcome.refusal.message}`);
    return outcome;
  }

  /** A person of the school in a role, at the time of the act. */
  private as(role: Role, post: string): RequestContext {
    const person = this.people.find(({ ref }) => ref === `${this.school.key}-${post}`);
    if (!person) throw new Error(`${this.school.key} has no ${post}.`);
    const { personId } = person;
    return {
      actor: {
        actorId: personId,
        credentialId: `sandbox:${person.ref}`,
        tenantId: this.tenantId,
        tenantKind: 'school',
        role,
        personId,
      },
      correlationId: randomUUID(),
      now: seedClock(),
    };
  }

  private ownerName(): string {
    const deputy = this.people.find(({ ref }) => ref === `${this.school.key}-deputy`);
    return deputy ? `${deputy.givenName} ${deputy.familyName}` : '';
  }

  private act(ago: number, happen: () => Promise<void>): Act {
    return { at: moment(this.parts.today, ago, this.random), happen };
  }

  private day(inDays: number | null): PlainDate | null {
    return inDays === null ? null : addDays(this.parts.today, inDays);
  }

  private key(...parts: readonly (string | number)[]): string {
    return ['sandbox', this.school.key, ...parts].join('/');
  }
}

import { randomUUID } from 'node:crypto';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { RebuildLedger } from '#platform/rebuild/rebuild-ledger.js';
import { AUTHORITY, makeGroup, TRUST, type TestGroup, type TestSchool } from '../../support/groups.js';
import {
  startTrustlog,
  type GraphqlAnswer,
  type StartOptions,
  type TrustlogServer,
} from '../../support/trustlog-server.js';
import { documentFor } from './documents.js';

/** A trust with two schools, of which the first has a life, and an authority that knows nothing of it. */
export interface World {
  readonly server: TrustlogServer;
  readonly trust: TestGroup;
  /** The school whose records everybody else is after. */
  readonly school: TestSchool;
  readonly sister: TestSchool;
  readonly other: TestGroup;
  readonly stranger: TestSchool;
}

export const makeWorld = async (options: StartOptions = {}): Promise<World> => {
  const server = await startTrustlog(options);
  const trust = await makeGroup(server, TRUST);
  const other = await makeGroup(server, AUTHORITY);
  const [school, sister] = trust.schools as [TestSchool, TestSchool];
  return { server, trust, school, sister, other, stranger: other.schools[0] as TestSchool };
};

/** Stands in every text that the trust and its first school write. */
export const wordsOf = ({ trust, school }: Pick<World, 'trust' | 'school'>): { trust: string; school: string } => ({
  trust: trust.name.split(' ')[0] ?? '',
  school: school.urn,
});

/** Who asked for a rebuild that keeps the worker from others of its school. */
const AWAY = 'a worker that is away';

type MinPosition = { readonly tenant: Uuid; readonly position: number };
export type Made = Record<string, unknown> & { readonly id: Uuid };

/** Asks a root field for everything, with one key. */
export const ask = async (
  { server }: Pick<World, 'server'>,
  key: string | null,
  field: string,
  variables: object,
): Promise<GraphqlAnswer> => server.graphql(key, documentFor('query', field), variables);

export const command = async (
  { server }: Pick<World, 'server'>,
  key: string | null,
  field: string,
  input: object,
): Promise<GraphqlAnswer> => server.graphql(key, documentFor('mutation', field), { input });

/** Gives a command that must be carried out, and waits until the read models know of it. */
export const done = async (world: Pick<World, 'server'>, key: string, field: string, input: object): Promise<Made> => {
  const { text, body } = await command(world, key, field, input);
  const made = body.data?.[field] as (Made & { __typename: string }) | null | undefined;
  if (!made || made.__typename === 'Refused') throw new Error(`${field}: ${text}`);
  const { reads } = world.server.installation;
  for (const { tenant, position } of (made.positions ?? [made.position]) as MinPosition[])
    await reads.until(tenant, position);
  return made;
};

/** What a school does, as one would by the API: each step a promise of the ids that it made. */
export class Life {
  private readonly text: (what: string) => string;

  constructor(
    private readonly world: Pick<World, 'server'>,
    private readonly school: TestSchool,
    private readonly owner: string,
  ) {
    this.text = (what) => `${owner} ${school.urn} ${what}`;
  }

  words(what: string): string {
    return this.text(what);
  }

  draftInput(): object {
    const { text } = this;
    const sections = [
      { number: '1', heading: text('heading'), level: 1, text: text('passage') },
      { number: '2', heading: text('other heading'), level: 1, text: text('other passage') },
    ];
    return {
      ...{ schoolId: this.school.id, category: 'social-media', title: { en: text('title'), cy: text('teitl') } },
      ...{
        owner: text('keeper'),
        audience: ['staff'],
        nextReviewDue: '2031-09-01',
        sections,
        changes: text('changes'),
      },
    };
  }

  async draft(): Promise<{ policyId: Uuid; versionId: Uuid; contentHash: string }> {
    const { id: policyId } = await this.as('clerk', 'draftPolicy', this.draftInput());
    const { body } = await ask(this.world, this.school.keys.clerk, 'policy', { id: policyId });
    const [version] = body.data.policy.versions as { id: Uuid; contentHash: string }[];
    return { policyId, versionId: version?.id ?? '', contentHash: version?.contentHash ?? '' };
  }

  async submitted(
    posts: readonly string[] = ['headteacher'],
  ): Promise<{ policyId: Uuid; versionId: Uuid; contentHash: string; approvalId: Uuid }> {
    const draft = await this.draft();
    const chain = posts.map((post) => ({ post, appliesTo: this.text('part') }));
    await this.as('clerk', 'submitVersion', { ...this.ids(draft), chain });
    const { body } = await ask(this.world, this.school.keys.clerk, 'approvals', {
      schoolId: this.school.id,
      first: 100,
    });
    const nodes = body.data.approvals.edges.map(({ node }: { node: object }) => node) as { id: Uuid; policyId: Uuid }[];
    return { ...draft, approvalId: nodes.find(({ policyId }) => policyId === draft.policyId)?.id ?? '' };
  }

  async returned(): Promise<{ approvalId: Uuid }> {
    const { approvalId } = await this.submitted();
    const reason = this.text('reason');
    await this.as('headteacher', 'reject', { schoolId: this.school.id, approvalId, post: 'headteacher', reason });
    return { approvalId };
  }

  async approved(): Promise<Awaited<ReturnType<Life['submitted']>>> {
    const submitted = await this.submitted();
    const { approvalId, contentHash } = submitted;
    await this.as('headteacher', 'approve', { schoolId: this.school.id, approvalId, post: 'headteacher', contentHash });
    return submitted;
  }

  /** A version in force whose review date has passed. */
  async overdue(): Promise<{ policyId: Uuid }> {
    const approved = await this.approved();
    await this.as('clerk', 'publishVersion', { ...this.ids(approved), nextReviewDue: '2024-09' });
    return approved;
  }

  /** A document that names no owner, with what the check found about that; it has words to show for a finding too. */
  async finding(): Promise<{ schoolId: Uuid; policyId: Uuid; versionId: Uuid; findingId: string }> {
    const hole = `Ask [insert name of ${this.text('somebody')}] first.`;
    const table = `| Version | Date | Change |\n| 1 | spring ${this.text('some day')} | first |`;
    const text = `${this.text('Policy')}\n\n1. Introduction\n\n${this.text('passage')}.\n${hole}\n\n${table}\n`;
    const made = await this.as('clerk', 'importPolicy', {
      ...{ schoolId: this.school.id, category: 'social-media', fileName: `${this.text('file')}.txt` },
      ...{ contentBase64: Buffer.from(text).toString('base64'), dryRun: false },
    });
    const policyId = String(made['policyId']);
    const found = await ask(this.world, this.school.keys.clerk, 'policy', { id: policyId });
    const [version] = found.body.data.policy.versions as { id: Uuid; findings: { id: string; rule: string }[] }[];
    const finding = version?.findings.find(({ rule }) => rule === 'owner-missing');
    return { schoolId: this.school.id, policyId, versionId: version?.id ?? '', findingId: finding?.id ?? '' };
  }

  async published(): Promise<Awaited<ReturnType<Life['submitted']>>> {
    const approved = await this.approved();
    await this.as('clerk', 'publishVersion', this.ids(approved));
    return approved;
  }

  async campaign(): Promise<{ policyId: Uuid; versionId: Uuid; campaignId: Uuid; requestId: Uuid }> {
    const published = await this.published();
    const { id: campaignId } = await this.as('clerk', 'launchCampaign', {
      ...this.ids(published),
      statement: { en: this.text('statement') },
      dueOn: '2031-01-01',
    });
    const { body } = await ask(this.world, this.school.keys.clerk, 'campaign', { id: campaignId });
    const nodes = body.data.campaign.requests.edges.map(({ node }: { node: object }) => node) as {
      id: Uuid;
      personId: Uuid;
    }[];
    const requestId = nodes.find(({ personId }) => personId === this.school.people.teacher)?.id ?? '';
    return { ...published, campaignId, requestId };
  }

  signInput({ requestId, versionId }: { requestId: Uuid; versionId: Uuid }): object {
    return { schoolId: this.school.id, requestId, versionId, typedName: this.text('name'), agreed: true };
  }

  async signed(): Promise<Awaited<ReturnType<Life['campaign']>>> {
    const campaign = await this.campaign();
    await this.as('staff', 'sign', this.signInput(campaign));
    return campaign;
  }

  async breach(): Promise<{ breachId: Uuid }> {
    const { id } = await this.as('staff', 'reportBreach', {
      ...{ schoolId: this.school.id, category: 'DATA_BREACH', summary: this.text('summary') },
      subjectPersonId: this.school.people.assistant,
    });
    return { breachId: id };
  }

  async triaged(): Promise<{ breachId: Uuid }> {
    const breach = await this.breach();
    await this.as('headteacher', 'triageBreach', { ...this.case(breach), severity: 'low', note: this.text('note') });
    return breach;
  }

  async decided(): Promise<{ breachId: Uuid }> {
    const breach = await this.triaged();
    await this.as('headteacher', 'recordMeasure', { ...this.case(breach), measure: this.text('measure') });
    const outcome = { outcome: 'UNFOUNDED', reason: this.text('reason') };
    await this.as('headteacher', 'decideBreach', { ...this.case(breach), ...outcome });
    return breach;
  }

  /** Waits until nothing is being made anew. */
  async atRest(): Promise<void> {
    await this.onRebuilds(`UPDATE platform.rebuild SET ended_at = now(), outcome = 'stopped',
      lease_id = NULL, lease_until = NULL WHERE asked_by = '${AWAY}' AND ended_at IS NULL`);
    const { ledger, schoolId } = {
      ledger: this.world.server.app.get(RebuildLedger, { strict: false }),
      schoolId: this.school.id,
    };
    for (;;) {
      await this.world.server.settled();
      const [latest] = await ledger.latest([schoolId]);
      if (!latest || latest.endedAt !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** The screens are to be made anew, and are not yet: a worker that is away has another rebuild in its hands. */
  async rebuild(): Promise<Uuid> {
    await this.atRest();
    await this.onRebuilds(`INSERT INTO platform.rebuild
      (tenant_id, rebuild_id, asked_by, asked_at, of_models, began, lease_id, lease_until)
      VALUES ('${this.school.id}', '${randomUUID()}', '${AWAY}', '2020-01-01', 1, true, '${randomUUID()}', 'infinity')`);
    const { id } = await this.as('headteacher', 'askRebuild', {
      tenantId: this.school.id,
      reason: this.text('reason'),
    });
    return id;
  }

  private async onRebuilds(sql: string): Promise<void> {
    const { platformPool } = this.world.server.installation;
    await inTenants(platformPool, [this.school.id], (client) => client.query(sql));
  }

  /** A file of a case, as whoever handles it asks for it. */
  async evidence(): Promise<object> {
    const breach = await this.triaged();
    const content = Buffer.from(this.text('evidence')).toString('base64');
    const file = { description: this.text('file'), fileName: `${this.text('file')}.txt`, contentBase64: content };
    await this.as('headteacher', 'attachEvidence', { ...this.case(breach), ...file });
    const { body } = await ask(this.world, this.school.keys.headteacher, 'breach', { id: breach.breachId });
    const [first] = body.data.breach.evidence as { id: Uuid }[];
    return { ...this.case(breach), evidenceId: first?.id };
  }

  async credential(): Promise<{ credentialId: Uuid }> {
    const { credentialId } = await this.as('headteacher', 'issueCredential', this.credentialInput());
    return { credentialId: String(credentialId) };
  }

  /** A person of whom nothing else is told. */
  async person(): Promise<{ schoolId: Uuid; personId: Uuid }> {
    const { id } = await this.as('clerk', 'registerPerson', this.personInput());
    return { schoolId: this.school.id, personId: id };
  }

  async posted(): Promise<{ schoolId: Uuid; personId: Uuid }> {
    const person = await this.person();
    await this.as('clerk', 'startPost', { ...person, post: this.text('post'), kind: 'contractor' });
    return person;
  }

  async away(): Promise<{ schoolId: Uuid; personId: Uuid }> {
    const person = await this.person();
    await this.as('clerk', 'startAbsence', { ...person, on: '2026-01-01' });
    return person;
  }

  async gone(): Promise<{ schoolId: Uuid; personId: Uuid }> {
    const person = await this.person();
    await this.as('clerk', 'recordLeaving', { ...person, on: '2026-01-01' });
    return person;
  }

  /** Somebody who has left, as what may be held or erased, and why. */
  async retained(): Promise<{ schoolId: Uuid; kind: 'PERSON'; subjectId: Uuid; reason: string }> {
    const { schoolId, personId } = await this.gone();
    return { schoolId, kind: 'PERSON', subjectId: personId, reason: this.text('reason') };
  }

  /** Somebody is to be erased, and nobody has decided yet. */
  async erasure(): Promise<{ schoolId: Uuid; kind: 'PERSON'; erasureId: Uuid }> {
    const retained = await this.retained();
    const { id } = await this.as('clerk', 'proposeErasure', { ...retained, ground: 'REQUEST' });
    return { schoolId: retained.schoolId, kind: retained.kind, erasureId: id };
  }

  /** A hold that stands, and why it may be lifted. */
  async hold(): Promise<{ schoolId: Uuid; kind: 'PERSON'; holdId: Uuid; reason: string }> {
    const retained = await this.retained();
    const { id } = await this.as('clerk', 'placeHold', retained);
    return { schoolId: retained.schoolId, kind: retained.kind, holdId: id, reason: this.text('reason') };
  }

  personInput(): object {
    const names = { givenName: this.text('given'), familyName: this.text('family') };
    // A kind that no campaign asks: nothing else happens by itself.
    return { schoolId: this.school.id, ...names, kind: 'contractor' };
  }

  credentialInput(): object {
    const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const { clerk: personId } = this.school.people;
    return { schoolId: this.school.id, role: 'CLERK', personId, label: this.text('label'), expiresOn };
  }

  csv(): string {
    const ref = randomUUID().slice(0, 8);
    const { urn } = this.school;
    return (
      'person_ref,given_name,family_name,email,kind,urn,post,start_date,end_date,language\n' +
      `${ref},${this.text('given')},${this.text('family')},${ref}@${urn}.example,teacher,${urn},teacher,2025-09-01,,en\n`
    );
  }

  ids({ policyId, versionId }: { policyId: Uuid; versionId: Uuid }): object {
    return { schoolId: this.school.id, policyId, versionId };
  }

  case({ breachId }: { breachId: Uuid }): object {
    return { schoolId: this.school.id, breachId };
  }

  private as(who: keyof TestSchool['keys'], field: string, input: object): Promise<Made> {
    return done(this.world, this.school.keys[who], field, input);
  }
}

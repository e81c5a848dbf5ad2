import { POLICY_CATALOGUE } from '#contracts/policy-catalogue.js';
import { campaignActs } from '../../sandbox/campaign-acts.js';
import { policyActs } from '../../sandbox/policy-acts.js';
import type { SandboxGroup, SandboxSchool } from '../../sandbox/sandbox-data.js';
import { SchoolStage, type StageOptions } from '../../sandbox/school-stage.js';
import type { PolicyStory } from '../../sandbox/school-story.js';
import { actAt } from '../../sandbox/seed-clock.js';
import type { SeededWorld } from '../../sandbox/seeded-world.js';

const SCHOOLS = 100;
const PEOPLE = 10;
/** Two of each kind of the catalogue: forty policies a school. */
const OF_A_KIND = 2;

const school = (n: number): SandboxSchool => ({
  key: `bench-${String(n)}`,
  name: { en: `School number ${String(n)} of the bench`, cy: null },
  phase: n % 5 === 0 ? 'secondary' : 'primary',
  urn: String(900_000 + n),
  welshSchoolNumber: null,
  people: PEOPLE,
  diligence: 0.6,
  ...{ overdue: {}, due: {}, unrecorded: [], awaiting: {} },
});

/** The key of one of its schools. */
export const BENCH_SCHOOL = 'bench-7';

const trust: SandboxGroup = {
  key: 'harbour-and-vale',
  name: { en: 'The trust of the bench', cy: null },
  kind: 'multi-academy-trust',
  country: 'england',
  ...{ laCode: '000', laName: 'Nowhere' },
  schools: Array.from({ length: SCHOOLS }, (_, n) => school(n + 1)),
};

/** A stage for the second policy of a kind: the same school, other idempotency keys. */
class OtherStage extends SchoolStage {
  constructor(
    options: StageOptions,
    private readonly nth: number,
  ) {
    super(options);
  }

  override key(...parts: readonly (string | number)[]): string {
    return super.key(this.nth, ...parts);
  }
}

const APPROVERS = ['headteacher'] as const;

/** Most are in date; some are due, overdue, wait for approval or were never finished. */
const story = (stage: SchoolStage, category: string): PolicyStory => {
  const { random } = stage;
  const began = random.between(200, 400);
  const kind = random.between(1, 20);
  const draft = { draftedAgo: began, reviewIn: kind <= 2 ? -random.between(1, 90) : random.between(20, 330) };
  const approvers = APPROVERS;
  if (kind === 3) {
    const unfinished = { ...draft, submittedAgo: null, publishedAgo: null, approvers };
    return { category, versions: [unfinished], reviewedAgo: null };
  }
  const first = { ...draft, submittedAgo: began - 1, publishedAgo: began - 5, approvers };
  const again = { draftedAgo: 9, submittedAgo: 6, publishedAgo: null, reviewIn: 365, approvers };
  return { category, versions: kind === 4 ? [first, again] : [first], reviewedAgo: null };
};

const live = async (options: StageOptions): Promise<void> => {
  const [stage, ...others] = Array.from({ length: OF_A_KIND }, (_, n) =>
    n === 0 ? new SchoolStage(options) : new OtherStage(options, n),
  );
  if (!stage) return;
  // A hundred schools begin at once: who approves must be on record before the first policy is.
  const { store, reads } = options.installation;
  const head = (await store.tenants()).find(({ tenantId }) => tenantId === stage.tenantId)?.head ?? 0;
  await reads.until(stage.tenantId, head);
  const policies = [stage, ...others].flatMap((one) =>
    POLICY_CATALOGUE.flatMap(({ code }) => policyActs(one, story(one, code))),
  );
  const campaigns = ['safeguarding', 'behaviour', 'attendance'].flatMap((category, n) =>
    campaignActs(stage, { category, launchedAgo: 30 + n, dueAfter: 20 + 10 * n, diligence: 0.5 }),
  );
  const acts = [...policies, ...campaigns].sort((one, other) => (one.at < other.at ? -1 : 1));
  for (const { at, happen } of acts) await actAt(at, happen);
};

/** A trust of 100 schools with 40 policies each, three campaigns and ten people; lived, not inserted. */
export const TRUST_WORLD: SeededWorld = { groups: [trust], live };

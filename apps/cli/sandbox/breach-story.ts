import type { Command } from '@nestjs/cqrs';
import type { BreachCategory } from '#contracts/breach.events.js';
import { CloseBreach } from '#features/breach/command/close-breach/close-breach.handler.js';
import { DecideBreach } from '#features/breach/command/decide-breach/decide-breach.handler.js';
import { EscalateBreach } from '#features/breach/command/escalate-breach/escalate-breach.handler.js';
import { RecordMeasure } from '#features/breach/command/record-measure/record-measure.handler.js';
import { ReportBreach } from '#features/breach/command/report-breach/report-breach.handler.js';
import { TriageBreach } from '#features/breach/command/triage-breach/triage-breach.handler.js';
import type { Role } from '#platform/auth/actor.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Instant, PlainDate, Uuid } from '#platform/kernel/event.js';
import type { Random } from './random.js';
import type { SandboxSchool } from './sandbox-data.js';
import { moment } from './school-story.js';
import type { Act } from './seed-clock.js';

/** One case of a school; everything in it is made up. */
interface BreachStory {
  readonly name: string;
  readonly category: BreachCategory;
  readonly summary: string;
  readonly reportedAt: Instant;
  /** Days back at which it was closed; null: still open. */
  readonly closedAt: Instant | null;
}

/** How a school's people act on a case. */
export interface BreachTeller {
  readonly schoolId: Uuid;
  readonly as: (role: Role, post: string) => RequestContext;
  readonly key: (...parts: readonly string[]) => string;
  readonly tell: (command: Command<CommandOutcome>) => Promise<{ readonly id: Uuid }>;
}

const KINDS: readonly (readonly [BreachCategory, string])[] = [
  ['NAME_OR_LOGO', 'The school’s logo was used on a private page that offers tutoring.'],
  ['IMAGES_WITHOUT_CONSENT', 'A photograph of a class outing was posted without asking the families.'],
  ['FRIEND_REQUEST', 'A pupil’s friend request was accepted on a private account.'],
  ['CONFIDENTIALITY', 'A list of pupils’ dinner money was left open on a shared screen.'],
];

const HOUR = 3_600_000;

/** Most schools had one case, now closed; the first one has another that was reported this morning. */
export const breachStories = (school: SandboxSchool, today: PlainDate, random: Random): BreachStory[] => {
  const [category, summary] = random.pick(KINDS);
  const ago = random.between(60, 400);
  const old = {
    name: 'old',
    category,
    summary,
    reportedAt: moment(today, ago, random),
    closedAt: moment(today, ago - 20, random),
  };
  const stories: BreachStory[] = random.chance(0.7) ? [old] : [];
  if (school.key === 'dunmere') {
    const reportedAt = new Date(Date.now() - 3 * HOUR).toISOString();
    stories.push({
      name: 'open',
      category: 'CONTACT_WITH_PUPILS',
      summary: 'A parent says that a pupil gets messages from a member of staff on a private account.',
      reportedAt,
      closedAt: null,
    });
  }
  return stories;
};

const later = (at: Instant, hours: number): Instant => new Date(Date.parse(at) + hours * HOUR).toISOString();

/** Report, triage, tell who must be told, measure, outcome, closure: each by somebody who may. */
export const breachActs = (teller: BreachTeller, story: BreachStory): Act[] => {
  const { schoolId, as, key, tell } = teller;
  const made = { breachId: '' };
  const head = (): RequestContext => as('HEADTEACHER', 'headteacher');
  const acts: Act[] = [
    {
      at: story.reportedAt,
      happen: async () => {
        const { category, summary, reportedAt } = story;
        const input = { schoolId, category, summary, happenedOn: reportedAt.slice(0, 10), confidential: false };
        made.breachId = (await tell(new ReportBreach(as('STAFF', 'teacher-2'), input, key(story.name, 'report')))).id;
      },
    },
    {
      at: later(story.reportedAt, 1),
      happen: async () => {
        const input = { schoolId, breachId: made.breachId, severity: 'serious', note: 'Spoke with the reporter.' };
        await tell(new TriageBreach(head(), input, key(story.name, 'triage')));
      },
    },
  ];
  const { closedAt } = story;
  if (closedAt === null) return acts;
  const step = (at: Instant, command: () => Command<CommandOutcome>): Act => ({
    at,
    happen: async () => {
      await tell(command());
    },
  });
  const about = (): { schoolId: Uuid; breachId: Uuid } => ({ schoolId, breachId: made.breachId });
  return [
    ...acts,
    step(
      later(story.reportedAt, 2),
      () =>
        new EscalateBreach(
          head(),
          { ...about(), to: story.category === 'CONFIDENTIALITY' ? 'ICO' : 'LADO' },
          key(story.name, 'lado'),
        ),
    ),
    step(
      later(closedAt, -48),
      () =>
        new RecordMeasure(
          head(),
          { ...about(), measure: 'The policy was gone through with all staff.' },
          key(story.name, 'measure'),
        ),
    ),
    step(
      later(closedAt, -24),
      () =>
        new DecideBreach(
          head(),
          { ...about(), outcome: 'SUBSTANTIATED', reason: 'Both sides agree on what happened.' },
          key(story.name, 'outcome'),
        ),
    ),
    step(closedAt, () => new CloseBreach(head(), about(), key(story.name, 'close'))),
  ];
};

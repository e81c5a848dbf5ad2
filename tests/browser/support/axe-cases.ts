import type { Page } from 'playwright-core';
import type { DemoName } from '#platform/auth/demo-keys.js';

/** What the sandbox has for these pages. */
export interface Sample {
  readonly schoolId: string;
  readonly policyId: string;
  readonly runningCampaignId: string;
  readonly waitingApprovalId: string;
  readonly decidedApprovalId: string;
  readonly openBreachId: string;
  readonly personId: string;
  readonly readPaths: readonly string[];
}

/** A route in a state, by somebody to whom that happens. */
export interface AxeCase {
  /** As the router writes it. */
  readonly route: string;
  readonly state: string;
  readonly as: DemoName | null;
  readonly path: (sample: Sample) => string;
  /** Before the page is opened. */
  readonly before?: (page: Page) => Promise<void>;
  /** Brings the page into its state. */
  readonly act?: (page: Page) => Promise<void>;
  /** What is there in that state only. */
  readonly shows: string;
  /** A rule that cannot hold in that state, though it is none of WCAG's. */
  readonly without?: string;
  /** The error that the browser notes in that state. */
  readonly notes?: RegExp;
}

const DAY = 86_400_000;
/** A day within the sandbox's eighteen months. */
export const FORMER_DAY = new Date(Date.now() - 160 * DAY).toISOString().slice(0, 10);
const NOBODY = '01900000-0000-7000-8000-00000000ffff';

/** What is under way has no heading yet. */
const ONE_HEADING = 'page-has-heading-one';
const PAST = 'main.past';
const NOTICE = 'section.notice h1';
const REFUSED = '.error-summary';
const GRAPHQL = /\/graphql(\?|$)/;

const fails = async (page: Page): Promise<void> => {
  const body = JSON.stringify({ errors: [{ message: 'no', extensions: { code: 'INTERNAL', correlationId: 'c-1' } }] });
  await page.route(GRAPHQL, (route) => route.fulfill({ status: 500, contentType: 'application/json', body }));
};

const isLost = async (page: Page): Promise<void> => {
  await page.route(GRAPHQL, (route) => route.abort('connectionfailed'));
};

/** An answer that does not come. */
const hangs = async (page: Page): Promise<void> => {
  await page.route(GRAPHQL, () => undefined);
};

/** Sends a form without answers: its problems are shown. */
const sendsNothing = (page: Page): Promise<void> =>
  page.locator('main form:not(.picker, .choice) button[type=submit]').last().click();

const presses =
  (selector: string) =>
  (page: Page): Promise<void> =>
    page.locator(selector).first().click();

type Rest = Omit<AxeCase, 'route'>;

const of = (route: string, ...states: readonly Rest[]): readonly AxeCase[] =>
  states.map((state) => ({ route, ...state }));

const full = (as: DemoName | null, path: AxeCase['path'], shows: string): Rest => ({ state: 'full', as, path, shows });
const past = (as: DemoName, path: AxeCase['path']): Rest => ({
  ...{ state: 'past', as, shows: PAST },
  path: (sample) => `${path(sample)}?asOf=${FORMER_DAY}`,
});
const missing = (path: string): Rest => ({ state: 'not found', as: 'trustLead', path: () => path, shows: NOTICE });
const failed = (path: string): Rest => ({
  ...{ state: 'failed', as: 'trustLead', path: () => path, before: fails, shows: '[role=alert] h1', notes: /500/ },
});
const forbidden = (path: string): Rest => ({
  ...{ state: 'forbidden', as: 'staff', path: () => path, shows: NOTICE, notes: /403/ },
});

const LISTS: readonly AxeCase[] = [
  ...of(
    '/',
    full('trustLead', () => '/', '.figures'),
    { state: 'a Welsh authority', as: 'otherTrustLead', path: () => '/', shows: '.figures' },
    { state: 'one school', as: 'headteacher', path: () => '/', shows: '.figures' },
    past('trustLead', () => '/'),
    {
      state: 'date being chosen',
      as: 'trustLead',
      path: () => '/',
      act: presses('.asof button'),
      shows: 'form.picker',
    },
    { state: 'date that cannot be read', as: 'trustLead', path: () => '/?asOf=yesterday', shows: NOTICE },
    { state: 'date to come', as: 'trustLead', path: () => '/?asOf=2999-01-01', shows: NOTICE },
    failed('/'),
    {
      ...{ state: 'no connection', as: 'trustLead', path: () => '/', before: isLost, shows: '[role=alert] h1' },
      notes: /ERR_CONNECTION_FAILED/,
    },
    { state: 'under way', as: 'trustLead', path: () => '/', before: hangs, shows: '.loading', without: ONE_HEADING },
  ),
  ...of(
    '/matrix',
    full('trustLead', () => '/matrix', '.cell'),
    { state: 'empty', as: 'trustLead', path: () => '/matrix?name=zzzz', shows: '.empty' },
    past('trustLead', () => '/matrix'),
  ),
  ...of(
    '/policies',
    full('trustLead', () => '/policies?status=DUE', 'main table'),
    { state: 'empty', as: 'headteacher', path: () => '/policies?status=BEFORE_JOINED', shows: '.empty' },
    forbidden('/policies'),
    failed('/policies'),
  ),
  ...of(
    '/campaigns',
    full('trustLead', () => '/campaigns', 'main table'),
    past('clerk', () => '/campaigns'),
  ),
  ...of(
    '/approvals',
    full('trustLead', () => '/approvals?status=WAITING', 'main table'),
    {
      ...{ state: 'empty', as: 'headteacher', path: () => '/approvals?status=VOIDED', shows: '.empty' },
    },
  ),
  ...of(
    '/breaches',
    full('trustLead', () => '/breaches', 'main table'),
    {
      ...{ state: 'empty', as: 'clerk', path: () => '/breaches?category=EXTREME_CONTENT&open=true', shows: '.empty' },
    },
  ),
  ...of(
    '/people',
    full('trustLead', () => '/people', 'main table'),
    {
      ...{ state: 'empty', as: 'clerk', path: () => '/people?search=zzzz', shows: '.empty' },
    },
  ),
  ...of(
    '/inbox',
    full('headteacher', () => '/inbox', 'main li'),
    {
      ...{ state: 'empty', as: 'otherTrustLead', path: () => '/inbox', shows: 'main h1' },
    },
  ),
  ...of(
    '/audit',
    full('auditor', () => '/audit', 'form.picker'),
    past('trustLead', () => '/audit'),
    {
      ...{ state: 'since', as: 'trustLead', path: () => '/audit?view=since&since=2026-01-05' },
      shows: '#statuses table',
    },
    { ...{ state: 'one band', as: 'auditor', path: () => '/audit?view=since&band=policies' }, shows: 'main table' },
    { ...{ state: 'history to choose', as: 'auditor', path: () => '/audit?view=history' }, shows: 'main li a' },
    {
      ...{ state: 'one thing', as: 'auditor', shows: 'article.step' },
      path: ({ schoolId, policyId }) => `/audit?view=history&tenantId=${schoolId}&stream=policy-${policyId}&step=2`,
    },
    {
      ...{ state: 'a sample', as: 'auditor', path: () => '/audit?seed=tombola&size=5' },
      shows: '.audit-tools table',
    },
    {
      ...{ state: 'one event', as: 'auditor', path: ({ schoolId }) => `/audit?tenantId=${schoolId}&position=30` },
      shows: '.chain',
    },
  ),
  ...of(
    '/record',
    full('trustLead', () => '/record', 'main table'),
    forbidden('/record'),
  ),
  ...of(
    '/retention',
    full('headteacher', () => '/retention', 'main table'),
    past('headteacher', () => '/retention'),
    forbidden('/retention'),
  ),
  ...of(
    '/my',
    full('staff', () => '/my', 'main h1'),
    {
      ...{ state: 'empty', as: 'trustLead', path: () => '/my', shows: 'main h1' },
    },
  ),
];

const policyAt = ({ policyId }: Sample): string => `/policies/${policyId}`;
const policyTab = (tab: string, shows: string): Rest => ({
  ...{ state: tab, as: 'clerk', path: (sample) => `${policyAt(sample)}?tab=${tab}`, shows },
});
const policyForm = (act: string): Rest => ({
  ...{ state: `form to ${act}`, as: 'clerk', path: (sample) => `${policyAt(sample)}?act=${act}`, shows: '.act-form' },
});

const THINGS: readonly AxeCase[] = [
  ...of(
    '/schools/$schoolId',
    full('trustLead', ({ schoolId }) => `/schools/${schoolId}`, '.strip'),
    past('headteacher', ({ schoolId }) => `/schools/${schoolId}`),
    missing(`/schools/${NOBODY}`),
  ),
  ...of(
    '/policies/$policyId',
    full('clerk', policyAt, '#act'),
    { state: 'as staff read it', as: 'staff', path: policyAt, shows: 'main h1' },
    ...['findings', 'versions', 'approvals', 'readers', 'history'].map((tab) => policyTab(tab, `[aria-current]`)),
    ...['details', 'review', 'ask'].map(policyForm),
    { ...policyForm('archive'), state: 'form with problems', act: sendsNothing, shows: REFUSED },
    past('headteacher', policyAt),
    missing(`/policies/${NOBODY}`),
  ),
  ...of(
    '/policies/$policyId/compare',
    full('headteacher', ({ policyId }) => `/policies/${policyId}/compare`, 'main h1'),
    missing(`/policies/${NOBODY}/compare`),
  ),
  ...of(
    '/campaigns/$campaignId',
    full('clerk', ({ runningCampaignId }) => `/campaigns/${runningCampaignId}`, 'main table'),
    {
      ...{ state: 'before it is closed', as: 'clerk', shows: '.form' },
      path: ({ runningCampaignId }) => `/campaigns/${runningCampaignId}`,
      act: (page) => page.locator('main button').last().click(),
    },
    missing(`/campaigns/${NOBODY}`),
  ),
  ...of(
    '/approvals/$approvalId',
    full('trustLead', ({ decidedApprovalId }) => `/approvals/${decidedApprovalId}`, 'main h1'),
    {
      ...{ state: 'waits for a decision, with problems', as: 'headteacher', shows: REFUSED },
      path: ({ waitingApprovalId }) => `/approvals/${waitingApprovalId}`,
      act: async (page) => {
        await page.locator('main details:has(form) > summary').last().click();
        await sendsNothing(page);
      },
    },
  ),
  ...of(
    '/breaches/$breachId',
    full('headteacher', ({ openBreachId }) => `/breaches/${openBreachId}`, '.case-clock'),
    missing(`/breaches/${NOBODY}`),
  ),
  ...of(
    '/retention/$kind/$subjectId',
    full('clerk', ({ personId }) => `/retention/person/${personId}`, '.summary-list'),
    missing(`/retention/person/${NOBODY}`),
  ),
  ...of('/retention/erasures/$schoolId/$erasureId', missing(`/retention/erasures/${NOBODY}/${NOBODY}`)),
  ...of('/retention/holds/$schoolId/$holdId', missing(`/retention/holds/${NOBODY}/${NOBODY}`)),
  ...of(
    '/people/$personId',
    full('clerk', ({ personId }) => `/people/${personId}`, 'main h1'),
    {
      ...{ state: 'form with problems', as: 'clerk', shows: REFUSED },
      path: ({ personId }) => `/people/${personId}`,
      act: async (page) => {
        await page.locator('main button').nth(1).click();
        await sendsNothing(page);
      },
    },
  ),
];

const form = (as: DemoName, path: string): readonly Rest[] => [
  full(as, () => path, 'form.form'),
  { state: 'with problems', as, path: () => path, act: sendsNothing, shows: REFUSED },
];

const FORMS: readonly AxeCase[] = [
  ...of('/policies/upload', ...form('clerk', '/policies/upload')),
  ...of('/breaches/report', ...form('staff', '/breaches/report')),
  ...of('/people/import', ...form('clerk', '/people/import')),
  ...of('/people/new', ...form('clerk', '/people/new')),
  ...of(
    '/sign-in',
    full(null, () => '/sign-in', 'main button'),
  ),
  ...of('/styleguide', {
    ...{ state: 'every part, with problems', as: null, path: () => '/styleguide', shows: REFUSED },
    act: async (page) => {
      await page.locator('#NotFound').waitFor();
      await page.locator('main form button[type=submit]').first().click();
    },
  }),
  { route: 'none of these', ...missing('/nowhere') },
];

/** All cases; that each route has one is a test. */
export const AXE_CASES: readonly AxeCase[] = [...LISTS, ...THINGS, ...FORMS];

import { createRoute, createRouter } from '@tanstack/react-router';
import { lazyScreen } from './api/lazy-screen.js';
import { root, ScreenFailure } from './root-route.js';
import { retention, retentionErasure, retentionHold, retentionPlan } from './retention-routes.js';
import { OverviewScreen } from './screens/overview/overview-screen.js';
import {
  approvalsSearch,
  auditSearch,
  campaignSearch,
  matrixSearch,
  parseSearch,
  peopleSearch,
  policiesSearch,
  stringifySearch,
  texts,
} from './search.js';
import type { Search } from './search.js';

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Search) => texts(search, 'chase'),
  component: OverviewScreen,
});

const matrix = createRoute({
  getParentRoute: () => root,
  path: '/matrix',
  validateSearch: matrixSearch,
  component: lazyScreen(() => import('./screens/matrix/matrix-screen.js'), 'MatrixScreen'),
});

const school = createRoute({
  getParentRoute: () => root,
  path: '/schools/$schoolId',
  component: lazyScreen(() => import('./screens/school/school-screen.js'), 'SchoolScreen'),
});

const policies = createRoute({
  getParentRoute: () => root,
  path: '/policies',
  validateSearch: policiesSearch,
  component: lazyScreen(() => import('./screens/policies/policies-screen.js'), 'PoliciesScreen'),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: '/policies/$policyId',
  validateSearch: (search: Search) => texts(search, 'tab', 'version', 'act', 'finding', 'answer'),
  component: lazyScreen(() => import('./screens/policy/policy-screen.js'), 'PolicyScreen'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/policies/$policyId/compare',
  validateSearch: (search: Search) => texts(search, 'from', 'to'),
  component: lazyScreen(() => import('./screens/compare/compare-screen.js'), 'CompareScreen'),
});

const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  validateSearch: (search: Search) => texts(search, 'schoolId', 'show'),
  component: lazyScreen(() => import('./screens/campaigns/campaigns-screen.js'), 'CampaignsScreen'),
});

const campaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$campaignId',
  validateSearch: campaignSearch,
  component: lazyScreen(() => import('./screens/campaigns/campaign-screen.js'), 'CampaignScreen'),
});

const approvals = createRoute({
  getParentRoute: () => root,
  path: '/approvals',
  validateSearch: approvalsSearch,
  component: lazyScreen(() => import('./screens/approvals/approvals-screen.js'), 'ApprovalsScreen'),
});

const approval = createRoute({
  getParentRoute: () => root,
  path: '/approvals/$approvalId',
  component: lazyScreen(() => import('./screens/approvals/approval-screen.js'), 'ApprovalScreen'),
});

const upload = createRoute({
  getParentRoute: () => root,
  path: '/policies/upload',
  validateSearch: (search: Search) => texts(search, 'schoolId', 'policyId', 'step'),
  component: lazyScreen(() => import('./screens/upload/upload-screen.js'), 'UploadScreen'),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyScreen(() => import('./screens/inbox/inbox-screen.js'), 'InboxScreen'),
});

const breaches = createRoute({
  getParentRoute: () => root,
  path: '/breaches',
  validateSearch: (search: Search) => texts(search, 'schoolId', 'open', 'category', 'clock'),
  component: lazyScreen(() => import('./screens/breaches/breaches-screen.js'), 'BreachesScreen'),
});

const reportBreach = createRoute({
  getParentRoute: () => root,
  path: '/breaches/report',
  validateSearch: (search: Search) => texts(search, 'step'),
  component: lazyScreen(() => import('./screens/report-breach/report-screen.js'), 'ReportScreen'),
});

const breach = createRoute({
  getParentRoute: () => root,
  path: '/breaches/$breachId',
  component: lazyScreen(() => import('./screens/breach/case-screen.js'), 'CaseScreen'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyScreen(() => import('./screens/audit/audit-screen.js'), 'AuditScreen'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyScreen(() => import('./screens/people/people-screen.js'), 'PeopleScreen'),
});

const peopleImport = createRoute({
  getParentRoute: () => root,
  path: '/people/import',
  component: lazyScreen(() => import('./screens/people/import-screen.js'), 'ImportScreen'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/people/new',
  component: lazyScreen(() => import('./screens/people/register-screen.js'), 'RegisterScreen'),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId',
  component: lazyScreen(() => import('./screens/people/person-screen.js'), 'PersonScreen'),
});

const my = createRoute({
  getParentRoute: () => root,
  path: '/my',
  component: lazyScreen(() => import('./screens/my/my-screen.js'), 'MyScreen'),
});

const record = createRoute({
  getParentRoute: () => root,
  path: '/record',
  validateSearch: (search: Search) => texts(search, 'rebuild'),
  component: lazyScreen(() => import('./screens/record/record-screen.js'), 'RecordScreen'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search) => texts(search, 'next'),
  component: lazyScreen(() => import('./screens/sign-in/sign-in-screen.js'), 'SignInScreen'),
});

const styleguide = createRoute({
  getParentRoute: () => root,
  path: '/styleguide',
  component: lazyScreen(() => import('./screens/styleguide/styleguide-screen.js'), 'StyleguideScreen'),
});

/** All addresses of the dashboard. */
export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    matrix,
    school,
    policies,
    policy,
    compare,
    campaigns,
    campaign,
    approvals,
    approval,
    inbox,
    upload,
    breaches,
    reportBreach,
    breach,
    audit,
    record,
    people,
    peopleImport,
    register,
    person,
    my,
    retention,
    retentionPlan,
    retentionErasure,
    retentionHold,
    signIn,
    styleguide,
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenFailure,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

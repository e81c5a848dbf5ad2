import type { MutationCase, QueryCase } from './case.types.js';

/** How what is kept, held and erased is asked. */
export const retentionQueries: Readonly<Record<string, QueryCase>> = {
  retention: { as: 'clerk', variables: ({ school }) => ({ schoolId: school.id, first: 100 }), staff: 'refused' },
  erasurePlan: {
    as: 'clerk',
    variables: ({ school }) => ({ kind: 'PERSON', subjectId: school.people.teacher }),
    staff: 'refused',
  },
  erasure: {
    as: 'headteacher',
    variables: ({ school }, { erasureId }) => ({ schoolId: school.id, id: erasureId }),
    staff: 'refused',
  },
};

/** How holds and erasures are given by who may. */
export const retentionCommands: Readonly<Record<string, MutationCase>> = {
  decideErasure: {
    as: 'headteacher',
    input: async ({ life }) => ({ ...(await life.erasure()), approve: false, reason: life.words('reason') }),
  },
  liftHold: { as: 'headteacher', input: ({ life }) => life.hold() },
  placeHold: { as: 'clerk', input: ({ life }) => life.retained() },
  proposeErasure: {
    as: 'clerk',
    input: async ({ life }) => ({ ...(await life.retained()), ground: 'REQUEST' }),
  },
  withdrawErasure: { as: 'clerk', input: ({ life }) => life.erasure() },
};

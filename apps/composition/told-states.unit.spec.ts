import { describe, expect, it } from '@jest/globals';
import { modelsOf } from '#features/audit/query/history/state.fold.js';
import { shownColumns } from '#features/audit/query/history/state.labels.js';
import { projections } from './features.js';

/** What no reader needs in words: ids and places, and what another line says already. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  policy: ['approving_body_for', 'current_version_id', 'policy_id'],
  'policy-version': ['drafted_by', 'policy_id', 'published_by', 'version_id'],
  approval: ['approval_id', 'policy_id', 'requested_by', 'version_id'],
  campaign: ['campaign_id', 'launched_position', 'policy_id', 'version_id'],
  request: ['campaign_id', 'person_id', 'request_id', 'signed_position', 'signed_version_id'],
  person: ['person_id'],
  post: ['kind', 'person_id', 'post', 'since', 'started_position'],
  school: ['school_id'],
  group_body: ['group_id'],
  membership: ['left_position', 'school_id', 'school_position'],
};

const STREAMS = ['policy-1', 'approval-1', 'campaign-1', 'request-1', 'person-1', 'school-1', 'group-1'];

describe('the state of a thing', () => {
  const models = STREAMS.flatMap((stream) => modelsOf(stream, projections));

  it('is told by read models that there are', () => {
    expect(models.map(({ name }) => name)).toEqual(Object.keys(LEFT_OUT));
  });

  it.each(models)('has words for each column of $name, or leaves it out by a decision', ({ name, table }) => {
    const columns = [...Object.keys(table.key), ...Object.keys(table.columns)];
    const shown = shownColumns(name);
    expect(shown.filter((column) => !columns.includes(column))).toEqual([]);
    expect(columns.filter((column) => !shown.includes(column)).sort()).toEqual(LEFT_OUT[name]);
  });

  it('is not told of a case', () => {
    expect(modelsOf('breach-1', projections)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { settingsFrom } from './settings.js';

const roleIn = (environment: NodeJS.ProcessEnv): string => settingsFrom(environment).role;
const KAFKA = { KAFKA_BROKERS: 'localhost:9092' };

describe('the role of a process', () => {
  it('is everything where there is no broker, and answering where there is one', () => {
    expect(roleIn({})).toBe('all');
    expect(roleIn(KAFKA)).toBe('api');
    expect(roleIn({ TRUSTLOG_ROLE: ' ' })).toBe('all');
  });

  it('is what it is said to be', () => {
    for (const role of ['all', 'api', 'worker']) {
      expect(roleIn({ TRUSTLOG_ROLE: role })).toBe(role);
      expect(roleIn({ ...KAFKA, TRUSTLOG_ROLE: role })).toBe(role);
    }
  });

  it('that is unknown is refused by its variable', () => {
    expect(() => roleIn({ TRUSTLOG_ROLE: 'boss' })).toThrow('TRUSTLOG_ROLE must be one of all, api, worker.');
  });
});

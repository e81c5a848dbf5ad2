import { describe, expect, it } from '@jest/globals';
import { kafkaSettings } from './settings.js';

const good = { KAFKA_BROKERS: 'a.example:9092, 127.0.0.1:9093,[::1]:9094' };

describe('settings of Kafka', () => {
  it('are none without brokers', () => {
    expect(kafkaSettings({})).toBeNull();
    expect(kafkaSettings({ KAFKA_BROKERS: ' ' })).toBeNull();
  });

  it('name the brokers, and nothing else where nothing else is said', () => {
    expect(kafkaSettings(good)).toEqual({
      brokers: ['a.example:9092', '127.0.0.1:9093', '[::1]:9094'],
      topicPrefix: '',
      ssl: undefined,
      sasl: undefined,
    });
  });

  it('carry a name and a password, by SCRAM-SHA-512 unless another way is named', () => {
    const signed = { ...good, KAFKA_USERNAME: 'relay', KAFKA_PASSWORD: 'secret', KAFKA_SSL: 'on' };
    expect(kafkaSettings(signed)).toMatchObject({
      ssl: true,
      sasl: { mechanism: 'scram-sha-512', username: 'relay', password: 'secret' },
    });
    expect(kafkaSettings({ ...signed, KAFKA_SASL: 'PLAIN' })?.sasl?.mechanism).toBe('plain');
  });

  it.each([
    ['KAFKA_BROKERS', { KAFKA_BROKERS: 'localhost' }],
    ['KAFKA_BROKERS', { KAFKA_BROKERS: 'http://a:1' }],
    ['KAFKA_TOPIC_PREFIX', { ...good, KAFKA_TOPIC_PREFIX: 'a b' }],
    ['KAFKA_SSL', { ...good, KAFKA_SSL: 'yes' }],
    ['KAFKA_CA_FILE', { ...good, KAFKA_CA_FILE: '/nowhere/ca.pem' }],
    ['KAFKA_PASSWORD', { ...good, KAFKA_USERNAME: 'relay' }],
    ['KAFKA_SASL', { ...good, KAFKA_USERNAME: 'a', KAFKA_PASSWORD: 'b', KAFKA_SASL: 'gssapi' }],
  ])('are refused by the name of the variable: %s', (variable, environment) => {
    expect(() => kafkaSettings(environment)).toThrow(variable);
  });
});

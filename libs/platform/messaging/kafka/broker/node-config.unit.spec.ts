import { describe, expect, it } from '@jest/globals';
import { serverProperties } from './node-config.js';
import { javaVersion } from './programs.js';

const ports = (from: number) => ({ client: from, controller: from + 1, inside: from + 2 });
const config = { id: 1, nodes: [ports(9000)], folder: '/tmp/node-1', sasl: false };

describe('the properties of a node', () => {
  it('listen on loopback alone, and ask one node for no more copies than there are', () => {
    const text = serverProperties(config);
    for (const [, address] of text.matchAll(/:\/\/([^,\s]+)/g)) expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(text).toContain('offsets.topic.replication.factor=1\n');
    expect(text).toContain('auto.create.topics.enable=false\n');
    expect(text).not.toContain('authorizer');
  });

  it('name all controllers of three, and keep three copies', () => {
    const text = serverProperties({ ...config, id: 3, nodes: [ports(9000), ports(9010), ports(9020)] });
    expect(text).toContain('controller.quorum.voters=1@127.0.0.1:9001,2@127.0.0.1:9011,3@127.0.0.1:9021\n');
    expect(text).toContain(
      'listeners=PLAINTEXT://127.0.0.1:9020,INSIDE://127.0.0.1:9022,CONTROLLER://127.0.0.1:9021\n',
    );
    expect(text).toContain('offsets.topic.replication.factor=3\n');
    expect(text).toContain('min.insync.replicas=2\n');
  });

  it('let nobody in without a password where users are named', () => {
    const text = serverProperties({ ...config, sasl: true });
    expect(text).toContain('listeners=SASL_PLAINTEXT://127.0.0.1:9000,');
    expect(text).toContain('StandardAuthorizer');
    expect(text).not.toMatch(/listeners=.*,PLAINTEXT:\/\//);
  });
});

describe('what Java says of itself', () => {
  it('is read as its main number, in the old writing and the new', () => {
    expect(javaVersion('openjdk version "17.0.15" 2025-04-15')).toBe(17);
    expect(javaVersion('java version "1.8.0_402"')).toBe(8);
    expect(javaVersion('openjdk version "26-ea" 2026-03-17')).toBe(26);
    expect(javaVersion('command not found')).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { composeFaults, containerContext, manifestFaults } from '../../infra/tools/containers/rules.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const context = containerContext(root);
const compose = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');

describe('The Compose file', () => {
  it('holds', () => {
    expect(composeFaults(compose, context)).toEqual([]);
  });

  it.each([
    ['image: postgres:18', 'image: postgres', 'postgres: its image has no version'],
    ['image: postgres:18', 'image: postgres:latest', 'postgres: its image has no version'],
    ["'127.0.0.1:8025:8025'", "'8025:8025'", 'mail: port 8025:8025 is open to other machines'],
    ['user: 10001:10001', 'user: root', 'api: it runs as root'],
    ['read_only: true', 'read_only: false', 'worker: its file system can be written'],
    ['  KAFKA_BROKERS: kafka', '  KAFKA_BROKER: kafka', 'topics: the program reads no KAFKA_BROKER'],
    ['    healthcheck: *healthcheck\n', '', 'worker: it has no healthcheck'],
    ['condition: service_healthy', 'condition: service_is_healthy', 'must be equal to one of the allowed values'],
  ])('is refused with %j become %j', (from, to, fault) => {
    expect(compose).toContain(from);
    expect(composeFaults(compose.replace(from, to), context).join('\n')).toContain(fault);
  });
});

describe('A manifest of Kubernetes', () => {
  const manifest = `
kind: Deployment
metadata: { name: api }
spec:
  template:
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true }
      containers:
        - image: registry.example.org/trustlog:0.1.0
          env: [{ name: DATABASE_URL, value: postgres }]
          securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false }
`;

  it('holds', () => {
    expect(manifestFaults(manifest, context)).toEqual([]);
  });

  it.each([
    ['runAsNonRoot: true', 'runAsNonRoot: false', 'Deployment api: it may run as root'],
    ['automountServiceAccountToken: false', 'restartPolicy: Always', 'Deployment api: it holds a token of the cluster'],
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', 'Deployment api: its file system can be written'],
    ['allowPrivilegeEscalation: false', 'privileged: true', 'Deployment api: it may gain privileges'],
    ['trustlog:0.1.0', 'trustlog', 'Deployment api: its image has no version'],
    ['name: DATABASE_URL', 'name: DATABASE_ADDRESS', 'Deployment api: the program reads no DATABASE_ADDRESS'],
  ])('is refused with %j become %j', (from, to, fault) => {
    expect(manifest).toContain(from);
    expect(manifestFaults(manifest.replace(from, to), context)).toEqual([fault]);
  });
});

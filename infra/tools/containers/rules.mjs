import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse, parseAllDocuments } from 'yaml';

/** The settings that a program of ours reads; nothing else may be given to it. */
const settings = (sources) => new Set(sources.match(/\b(?:[A-Z]+_)+[A-Z]+\b|\b(?:HOST|PORT)\b/g));

const pinned = (image = '') => /^[a-z0-9./-]+:[A-Za-z0-9][A-Za-z0-9._-]*$/.test(image) && !image.endsWith(':latest');

const schemaFaults = (schema, compose) => {
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
  if (validate(compose)) return [];
  return validate.errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
};

const isOurs = ({ build }) => build !== undefined;
const ends = (compose, name) =>
  Object.values(compose.services).some(
    ({ depends_on: needs = {} }) => needs[name]?.condition === 'service_completed_successfully',
  );

const unknownOf = (names, known) =>
  names.filter((name) => !known.has(name)).map((name) => `the program reads no ${name}`);

/** The sentences whose fault is there. */
const those = (...faults) => faults.filter(([isThere]) => isThere).map(([, sentence]) => sentence);

const ownFaults = ({ read_only: readOnly, user = '', environment = {} }, known) => [
  ...those([readOnly !== true, 'its file system can be written'], [!/^[1-9]\d*:/.test(user), 'it runs as root']),
  ...unknownOf(Object.keys(environment), known),
];

const openPorts = ({ ports = [] }) =>
  ports.filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `port ${port} is open to other machines`);

const serviceFaults = (compose, known) =>
  Object.entries(compose.services).flatMap(([name, service]) =>
    [
      ...those(
        [!pinned(service.image), 'its image has no version'],
        [!service.healthcheck && !ends(compose, name), 'it has no healthcheck'],
      ),
      ...openPorts(service),
      ...(isOurs(service) ? ownFaults(service, known) : []),
    ].map((fault) => `${name}: ${fault}`),
  );

/** What is wrong with a Compose file, a sentence each: against the published schema, and against our own rules. */
export const composeFaults = (text, { schema, sources }) => {
  const compose = parse(text, { merge: true });
  const faults = schemaFaults(schema, compose);
  return faults.length > 0 ? faults : serviceFaults(compose, settings(sources));
};

const podOf = ({ kind, spec }) => (['Deployment', 'Job'].includes(kind) ? spec.template.spec : null);

const containerFaults = ({ image, securityContext = {}, env = [] }, known) => [
  ...those(
    [!pinned(image), 'its image has no version'],
    [securityContext.readOnlyRootFilesystem !== true, 'its file system can be written'],
    [securityContext.allowPrivilegeEscalation !== false, 'it may gain privileges'],
  ),
  ...unknownOf(
    env.map(({ name }) => name),
    known,
  ),
];

const podFaults = (pod, known) => [
  ...pod.containers.flatMap((container) => containerFaults(container, known)),
  ...those(
    [pod.securityContext?.runAsNonRoot !== true, 'it may run as root'],
    [pod.automountServiceAccountToken !== false, 'it holds a token of the cluster'],
  ),
];

/** What is wrong with rendered manifests of Kubernetes, a sentence each. */
export const manifestFaults = (text, { sources }) =>
  parseAllDocuments(text)
    .map((document) => document.toJS())
    .filter((manifest) => manifest !== null && podOf(manifest) !== null)
    .flatMap((manifest) =>
      podFaults(podOf(manifest), settings(sources)).map(
        (fault) => `${manifest.kind} ${manifest.metadata.name}: ${fault}`,
      ),
    );

/** Where a process of ours takes its settings from. */
const SETTINGS = ['apps/composition/settings.ts', 'libs/platform/messaging/kafka/settings.ts', 'apps/api/main.ts'];

/** What the rules need to know of the project at `root`. */
export const containerContext = (root) => {
  const read = (file) => readFileSync(path.join(root, file), 'utf8');
  const schema = JSON.parse(read('infra/docker/compose-spec.schema.json'));
  // It names its own language by an address that the validator knows without the s.
  delete schema.$schema;
  return {
    schema,
    sources: `${SETTINGS.map(read).join('\n')}\nNODE_ENV`,
  };
};

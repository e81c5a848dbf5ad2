import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '#platform/postgres/repository.js';

/** The SDL of the platform and of every feature, in one text per file. */
export const mergedSchema = (): string[] => {
  const features = path.join(repositoryRoot, 'libs', 'features');
  const folders = readdirSync(features).map((feature) => path.join(features, feature, 'graphql'));
  return [path.join(repositoryRoot, 'libs', 'platform', 'graphql'), ...folders]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file)))
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(file, 'utf8'));
};

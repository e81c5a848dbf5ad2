import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandRunner } from '#platform/command/command-runner.js';
import { MailOutbox } from '#platform/messaging/mail/mail-outbox.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { GroupReach } from '#platform/auth/group-reach.js';
import { Credentials } from '#platform/auth/credentials.js';
import { ReadTokens } from '#features/acknowledgement/link/read-token.js';
import { PUBLIC_URL } from '#platform/messaging/public-url.js';
import { SealedFiles } from '#platform/evidence/sealed-files.js';
import { SubjectEraser } from '#platform/sealing/subject-eraser.js';
import { SEALING } from '#platform/sealing/sealing.js';
import { LogKeys } from '#platform/proof/log-keys.js';
import { Receipts } from '#platform/proof/receipts.js';
import { Sealer } from '#platform/proof/sealer.js';
import { READ_MODELS } from '#platform/rebuild/read-models.js';
import { RebuildLedger } from '#platform/rebuild/rebuild-ledger.js';
import { EVENT_SHAPES } from '#platform/event-store/event-shapes.js';
import { catalogue, featureModules, readModels } from './features.js';
import type { Installation } from './installation.js';

/** What features are given by their root: one installation's parts, under the types and tokens they ask for. */
@Module({})
export class PlatformModule {
  static of(installation: Installation): DynamicModule {
    const { reads, store, outbox, sealing, secrets, settings, feed, platformPool, erasures } = installation;
    const reach = new GroupReach((groupId) => reads.membersNow(groupId));
    const runner = installation.runnerFor(reach, (tenantId) => {
      feed.appended(tenantId);
    });
    const provided = [
      { provide: CommandRunner, useValue: runner },
      { provide: PostgresReadStore, useValue: reads },
      { provide: MailOutbox, useValue: outbox },
      { provide: ReadTokens, useValue: new ReadTokens(secrets.readLink) },
      { provide: PUBLIC_URL, useValue: settings.publicUrl },
      { provide: SEALING, useValue: sealing },
      { provide: SubjectEraser, useValue: new SubjectEraser({ pool: platformPool, sealing, ledger: erasures }) },
      { provide: SealedFiles, useValue: new SealedFiles(platformPool, sealing) },
      { provide: RebuildLedger, useValue: new RebuildLedger(platformPool, readModels.length) },
      { provide: READ_MODELS, useValue: readModels },
      { provide: Sealer, useValue: installation.sealer },
      { provide: LogKeys, useValue: installation.logKeys },
      { provide: Receipts, useValue: new Receipts(installation.sealer, installation.logKeys) },
      { provide: EVENT_SHAPES, useValue: catalogue },
      { provide: Credentials, useValue: new Credentials(platformPool) },
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot(), ...featureModules],
      providers: [...provided, { provide: 'EVENT_STORE', useValue: store }],
      exports: [...provided.map(({ provide }) => provide), 'EVENT_STORE', CqrsModule, ...featureModules],
    };
  }
}

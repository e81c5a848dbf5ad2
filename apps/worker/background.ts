import type { INestApplicationContext } from '@nestjs/common';
import { RecordDeliveryWhenMailEnded } from '#features/acknowledgement/policy/record-delivery-when-mail-ended.js';
import { MailDelivery } from '#platform/messaging/mail/mail-delivery.js';
import { mailTransport } from '#platform/messaging/mail/mail-transport.js';
import { ReactionEngine } from '#platform/projection/reaction-engine.js';
import { CellRebuild } from '#platform/rebuild/cell-rebuild.js';
import { DayRounds } from '#platform/proof/anchor/day-rounds.js';
import { SealingRounds } from '#platform/proof/sealing-rounds.js';
import type { RebuildWorker } from '#platform/rebuild/rebuild-worker.js';
import type { Relay } from '#platform/relay/relay.js';
import { reactionClasses } from '../composition/features.js';
import type { Installation } from '../composition/installation.js';
import { rebuildWorker } from './rebuild.js';
import { relayOf } from './relay.js';

const MAIL_EVERY_MS = 1_000;
const MAILS_A_TURN = 100;

/** What happens without anybody asking: the way to Kafka, projections, reactions, mail. In a process of its own, or in the api's. */
export class Background {
  readonly reactions: ReactionEngine;
  /** Null without brokers. */
  readonly relay: Relay | null;
  private readonly delivery: MailDelivery;
  private readonly cells: CellRebuild;
  private readonly rebuilds: RebuildWorker;
  private readonly sealing: SealingRounds;
  private readonly days: DayRounds;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly installation: Installation,
    app: INestApplicationContext,
    private readonly onError: (what: string, error: unknown) => void,
  ) {
    const { database, store, engine, platformPool, sealing, settings } = installation;
    this.reactions = new ReactionEngine({
      projectUrl: database.urls.project,
      reactions: reactionClasses.map((reaction) => app.get(reaction, { strict: false })),
      readEvents: (tenantId, after, limit) => store.readTenant(tenantId, after, limit),
      projected: (tenantId) => engine.position(tenantId),
      onFailed: (reaction, _tenantId, error) => {
        onError(`reaction ${reaction}`, error);
      },
    });
    this.cells = new CellRebuild(database.urls.project, (tenantId, after, limit) =>
      store.readTenant(tenantId, after, limit),
    );
    this.rebuilds = rebuildWorker(app, { cells: this.cells, installation, onError });
    this.relay = relayOf(installation, onError);
    this.sealing = new SealingRounds({
      sealer: installation.sealer,
      onError: (error) => {
        onError('sealer', error);
      },
    });
    this.days = new DayRounds({
      log: installation.platformLog,
      queue: installation.anchors,
      clock: installation.clock,
      onError: (error) => {
        onError('anchor', error);
      },
    });
    const record = app.get(RecordDeliveryWhenMailEnded, { strict: false });
    this.delivery = new MailDelivery({
      pool: platformPool,
      sealing,
      transport: mailTransport({ SMTP_URL: settings.smtpUrl, MAIL_FROM: settings.mailFrom }),
      onDelivery: (mail, outcome) => record.onDelivery(mail, outcome),
    });
  }

  start(): void {
    const { feed, afterwards } = this.installation;
    afterwards.cells = this.reactions.cells;
    afterwards.work = (tenantId) => this.reactions.catchUp(tenantId);
    feed.start();
    this.relay?.start();
    this.rebuilds.start();
    this.sealing.start();
    this.days.start();
    this.mail();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
    await this.rebuilds.stop();
    await this.sealing.stop();
    await this.days.stop();
    await this.relay?.stop();
    await this.installation.feed.stop();
    await this.reactions.close();
    await this.cells.close();
  }

  /** One turn of the mail after another, never two at once. */
  private mail(): void {
    this.turn = this.delivery.deliverDue(MAILS_A_TURN).then(
      ({ faults }) => {
        for (const fault of faults) this.onError('mail', fault);
      },
      (error: unknown) => {
        this.onError('mail', error);
      },
    );
    void this.turn.then(() => {
      if (!this.stopped)
        this.timer = setTimeout(() => {
          this.mail();
        }, MAIL_EVERY_MS);
    });
  }
}

import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Installation } from '../composition/installation.js';

const LONGEST_CHECK_MS = 2_000;

/** For load balancers and people who look after machines; tells nothing about any tenant. */
@Controller('health')
export class HealthController {
  constructor(@Inject('INSTALLATION') private readonly installation: Installation) {}

  /** The process answers. */
  @Get('live')
  @HttpCode(200)
  live(): object {
    return { status: 'live' };
  }

  /** The process can do its work: the database answers and its migrations stand. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const timeout = new Promise<false>((resolve) => setTimeout(resolve, LONGEST_CHECK_MS, false).unref());
    const asked = this.installation.store.logEpoch().then(
      () => true,
      () => false,
    );
    const database = await Promise.race([asked, timeout]);
    reply.status(database ? 200 : 503);
    return { status: database ? 'ready' : 'not ready', database: database ? 'ok' : 'no answer' };
  }
}

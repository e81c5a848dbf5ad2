import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Installation } from '../composition/installation.js';
import { readinessOf } from '../composition/readiness.js';

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
    const { ready, body } = await readinessOf(this.installation);
    reply.status(ready ? 200 : 503);
    return body;
  }
}

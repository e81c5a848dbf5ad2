import {
  BadRequestException,
  Body,
  Controller,
  ForbiddenException,
  Get,
  Header,
  HttpCode,
  Inject,
  NotFoundException,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  DEMO_IDENTITIES,
  DEMO_NAMES,
  DemoKeys,
  demoLabel,
  isDemoName,
  type DemoIdentities,
} from '#platform/auth/demo-keys.js';
import type { Installation } from '../../composition/installation.js';
import { isFromOwnPage, maySignIn } from './own-page.js';
import { RequestAuthenticator } from './request-authenticator.js';

/** Sign-in and sign-out of the dashboard. Without demo mode nobody can sign in here: systems send keys. */
@Controller('auth')
export class AuthController {
  constructor(
    @Inject('INSTALLATION') private readonly installation: Pick<Installation, 'settings' | 'secrets'>,
    @Inject(RequestAuthenticator) private readonly authenticator: RequestAuthenticator,
    @Inject(DEMO_IDENTITIES) private readonly identities: DemoIdentities,
  ) {}

  /** Whom one can play. `role` is the name once more, for who asks by role. */
  @Get('demo')
  @Header('cache-control', 'no-store')
  demoNames(): object[] {
    this.mustBeDemo();
    return DEMO_NAMES.map((name) => {
      const { personName = null, tenantName = null } = this.identities[name];
      return { name, role: name, label: demoLabel(name), personName, tenantName };
    });
  }

  /** Signs in as one of them. */
  @Post('demo')
  @HttpCode(204)
  @Header('cache-control', 'no-store')
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.mustBeDemo();
    if (!maySignIn(request.headers)) throw new ForbiddenException('Signing in takes JSON, from a page of this host.');
    const { name, role } = (body ?? {}) as { name?: unknown; role?: unknown };
    const wanted = name ?? role;
    if (!isDemoName(wanted)) throw new BadRequestException(`name must be one of: ${DEMO_NAMES.join(', ')}.`);
    const { credentials, sessions } = this.authenticator;
    const key = new DemoKeys(this.installation.secrets.demo).key(wanted, this.identities);
    const actor = await credentials.authenticate(key);
    if (!actor)
      throw new NotFoundException('This demo user is not here: the sandbox has not been made, or was changed.');
    await this.endSession(request);
    const { name: cookieName, options } = this.authenticator.cookie;
    void reply.setCookie(cookieName, await sessions.open(actor), options);
  }

  /** Ends the session, here and in the browser. Without one there is nothing to end. */
  @Post('sign-out')
  @HttpCode(204)
  @Header('cache-control', 'no-store')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (!isFromOwnPage(request.headers))
      throw new ForbiddenException('Signing out takes JSON, from a page of this host.');
    await this.endSession(request);
    const { name, options } = this.authenticator.cookie;
    void reply.clearCookie(name, { ...options, maxAge: undefined });
  }

  private async endSession({ headers }: FastifyRequest): Promise<void> {
    const shown = this.authenticator.shown({ ...headers, authorization: undefined });
    if (shown) await this.authenticator.sessions.close(shown.text);
  }

  private mustBeDemo(): void {
    if (!this.installation.settings.demo) throw new NotFoundException();
  }
}

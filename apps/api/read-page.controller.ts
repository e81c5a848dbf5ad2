import { Body, Controller, Get, Header, HttpStatus, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { randomBytes, randomUUID } from 'node:crypto';
import { Sign } from '#features/acknowledgement/command/sign/sign.handler.js';
import { ReadTokens, type ReadToken } from '#features/acknowledgement/link/read-token.js';
import { ReaderPage, type PageRequest } from '#features/acknowledgement/link/reader-page.js';
import { ReaderQuery } from '#features/acknowledgement/query/reader/reader.query.js';
import { readMessages } from '#features/acknowledgement/read-page/read-page.messages.js';
import { renderReadPage } from '#features/acknowledgement/read-page/render-read-page.js';
import type { FormError, ReadLanguage, ReadStep, ReadView } from '#features/acknowledgement/read-page/read-view.js';
import type { InBoth, Refusal } from '#platform/kernel/result.js';
import { log } from '#platform/logging/log.js';
import { Receipts } from '#platform/proof/receipts.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Installation } from '../composition/installation.js';

interface Asked {
  readonly step?: string;
  readonly lang?: string;
  readonly signed?: string;
}

interface Form {
  readonly typedName?: string;
  readonly agreed?: string;
  readonly versionId?: string;
}

const stepOf = (text: string | undefined): ReadStep | null =>
  text === 'changes' || text === 'read' || text === 'confirm' ? text : null;
const langOf = (text: string | undefined): ReadLanguage | null => (text === 'cy' || text === 'en' ? text : null);
/** A form field may come twice; then it is no text. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 1000) : '');

const FORM_ERRORS: Readonly<Record<string, FormError>> = {
  'ACKNOWLEDGEMENT.NAME_MISSING': 'NAME_MISSING',
  'ACKNOWLEDGEMENT.NOT_AGREED': 'NOT_AGREED',
};

/** A form's fields, checked for their shape. */
interface Sent {
  readonly typedName: string;
  readonly agreed: boolean;
  readonly versionId: string;
}

/** What is wrong with a form that was sent. */
interface Wrong {
  readonly errors: readonly FormError[];
  readonly refusal?: InBoth;
}

const sentBy = (form: Form | undefined): Sent => ({
  typedName: textOf(form?.typedName),
  agreed: form?.agreed === 'yes',
  versionId: textOf(form?.versionId),
});

/** Where staff read and confirm, without an account and without script. Opening a link never spends it. */
@Controller('read')
export class ReadPageController {
  constructor(
    private readonly page: ReaderPage,
    private readonly tokens: ReadTokens,
    private readonly reader: ReaderQuery,
    private readonly reads: PostgresReadStore,
    private readonly receipts: Receipts,
    private readonly commands: CommandBus,
    @Inject('INSTALLATION') private readonly installation: Installation,
  ) {}

  @Get(':token')
  @Header('cache-control', 'no-store')
  async open(@Param('token') token: string, @Query() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const justSigned = asked.signed === '1';
    await this.show({ token, step: stepOf(asked.step), lang: langOf(asked.lang), justSigned }, reply);
  }

  /** The receipt as a file, for whoever has signed by this link. */
  @Get(':token/receipt')
  async receipt(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const read = this.tokens.read(token);
    const request = read && (await this.reader.request(read.tenantId, read.requestId));
    if (!read || !request?.signedPosition) return this.show({ token, step: null, lang: null }, reply);
    const file = await this.receipts.find(read.tenantId, request.signedPosition);
    if (!file) return this.show({ token, step: null, lang: null }, reply);
    const { name, mediaType, content } = file;
    await reply
      .headers({
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      })
      .send(content);
  }

  @Post(':token')
  @Header('cache-control', 'no-store')
  async sign(
    @Param('token') token: string,
    @Query() asked: Asked,
    @Body() form: Form | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page: PageRequest = { token, step: 'confirm', lang: langOf(asked.lang) };
    const read = this.tokens.read(token);
    if (!read) return this.show(page, reply);
    const sent = sentBy(form);
    const answer = await this.signature(read, sent);
    if (answer !== null) return this.show({ ...page, form: { ...sent, ...answer } }, reply);
    const lang = page.lang ? `&lang=${page.lang}` : '';
    return void reply.status(HttpStatus.SEE_OTHER).redirect(`/read/${token}?signed=1${lang}`);
  }

  /** What the form is shown again with; null: signed. */
  private async signature(read: ReadToken, sent: Sent): Promise<Wrong | null> {
    const errors = missing(sent);
    if (errors.length > 0) return { errors };
    const refused = await this.carryOut(read, sent);
    if (!refused) return null;
    const wrong = FORM_ERRORS[refused.code];
    return wrong ? { errors: [wrong] } : { errors: [], refusal: { en: refused.message, cy: refused.messageCy } };
  }

  /** Signs as the person whom the link was made for; null: done, and the read models have seen it. */
  private async carryOut(
    { tenantId, requestId }: ReadToken,
    { typedName, agreed, versionId }: Sent,
  ): Promise<Refusal | null> {
    const request = await this.reader.request(tenantId, requestId);
    if (!request) return null;
    const { personId } = request;
    const actor = {
      actorId: personId,
      credentialId: `link:${requestId}`,
      tenantId,
      tenantKind: 'school',
      role: 'STAFF',
      personId,
    } as const;
    const context = { actor, correlationId: randomUUID(), now: this.installation.clock() };
    const input = { schoolId: tenantId, requestId, versionId, typedName, agreed };
    const outcome = await this.commands.execute(new Sign(context, input, 'link'));
    if (!outcome.done) return outcome.refusal.code === 'ACKNOWLEDGEMENT.ALREADY_SIGNED' ? null : outcome.refusal;
    await this.reads.until(tenantId, outcome.position).catch((error: unknown) => {
      log('warn', 'read page', { what: 'read models are behind', error });
    });
    return null;
  }

  private async show(request: PageRequest, reply: FastifyReply): Promise<void> {
    const view = await this.view(request);
    const nonce = randomBytes(16).toString('base64');
    await reply
      .status(statusOf(view))
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      })
      .send(renderReadPage(view, readMessages[view.lang], { nonce }));
  }

  private async view(request: PageRequest): Promise<ReadView> {
    try {
      return await this.page.view(request);
    } catch (error) {
      const correlationId = randomUUID();
      log('error', 'read page', { correlationId, error });
      return {
        lang: request.lang ?? 'en',
        state: { kind: 'failed', correlationId },
        links: { otherLanguage: `/read/${encodeURIComponent(request.token)}` },
      };
    }
  }
}

const missing = ({ typedName, agreed }: { typedName: string; agreed: boolean }): FormError[] => [
  ...(agreed ? [] : (['NOT_AGREED'] as const)),
  ...(typedName.trim() ? [] : (['NAME_MISSING'] as const)),
];

const statusOf = ({ state }: ReadView): number => {
  if (state.kind === 'unknown') return HttpStatus.NOT_FOUND;
  if (state.kind === 'failed') return HttpStatus.INTERNAL_SERVER_ERROR;
  const refused = state.kind === 'confirm' && (state.errors.length > 0 || state.refusal !== undefined);
  return refused ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK;
};

import type { GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type Context, type Server } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Instant } from '#platform/kernel/event.js';
import type { GraphqlContext } from '#platform/graphql/context.js';
import { proofIn } from '#platform/live/standing.js';
import { Brake } from '../auth/brake.js';
import { maySocketUseCookie, mayOpenSocket } from '../auth/own-page.js';
import type { RequestAuthenticator, Shown } from '../auth/request-authenticator.js';
import { subscribed, subscriptionIn, toldErrors, toldResult } from './live-documents.js';
import { CLOSE, end, type LiveSockets } from './live-sockets.js';
import { tooManySubscriptions, Traffic } from './traffic.js';

export interface LiveGatewayParts {
  readonly schema: GraphQLSchema;
  readonly authenticator: RequestAuthenticator;
  readonly sockets: LiveSockets;
  readonly clock: () => Instant;
  readonly onError: (error: unknown) => void;
}

interface Extra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}
type Ctx = Context<Record<string, unknown>, Extra>;

const PATH = '/graphql';
/** Positions of some six hundred schools. */
const LARGEST_MESSAGE = 64 * 1024;
const MOST_CONNECTIONS = 2_000;
const MOST_STRANGERS = 200;
const INIT_WITHIN_MS = 3_000;

/** GraphQL over WebSocket at the address of HTTP: who may open one, who is there, and what they may ask. */
export class LiveGateway {
  private readonly wss = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
    handleProtocols,
  });
  private readonly server: Server<Extra>;
  private readonly brake = new Brake();

  constructor(private readonly parts: LiveGatewayParts) {
    this.server = makeServer<Record<string, unknown>, Extra>({
      connectionInitWaitTimeout: INIT_WITHIN_MS,
      subscribe: subscribed,
      onConnect: (ctx) => this.connect(ctx),
      onSubscribe: (ctx, _id, payload) => {
        if (Object.keys(ctx.subscriptions).length > tooManySubscriptions.most) return [tooManySubscriptions.error()];
        const document = subscriptionIn(parts.schema, payload);
        if (!('kind' in document)) return document;
        const { schema } = parts;
        const { operationName, variables } = payload;
        return { schema, document, operationName, variableValues: variables, contextValue: this.contextOf(ctx) };
      },
      onNext: (...[, , , , result]) => toldResult(result),
      onError: (_ctx, _id, _payload, errors) => toldErrors(errors),
    });
  }

  /** Takes upgrades of this server; nothing else in it uses them. */
  attach(http: HttpServer): void {
    http.on('upgrade', (request, stream, head) => {
      stream.on('error', () => undefined);
      const status = this.refusal(request);
      if (status) refuse(stream, status);
      else this.wss.handleUpgrade(request, stream, head, (socket) => this.opened(socket, request));
    });
  }

  async close(): Promise<void> {
    this.wss.close();
    await this.parts.sockets.close();
  }

  private refusal({ url, headers, socket }: IncomingMessage): string | null {
    if ((url ?? '').split('?')[0] !== PATH) return '404 Not Found';
    if (!mayOpenSocket(headers)) return '403 Forbidden';
    if (this.brake.waits(addressOf(socket)) > 0) return '429 Too Many Requests';
    const { all, strangers } = this.parts.sockets.count();
    return all >= MOST_CONNECTIONS || strangers >= MOST_STRANGERS ? '503 Service Unavailable' : null;
  }

  private opened(socket: WebSocket, request: IncomingMessage): void {
    const { sockets, onError } = this.parts;
    const traffic = new Traffic();
    sockets.add(socket);
    // What the other side does wrong (too large, no UTF-8) has ended the connection already.
    socket.on('error', () => undefined);
    const closed = this.server.opened(
      {
        protocol: socket.protocol,
        // Resolves when it has left for the network: the next message is composed then, and not before.
        send: (data) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN) resolve();
            else socket.send(data, (error) => (error ? reject(error) : resolve()));
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (hear) => {
          socket.on('message', (data, isBinary) => {
            if (isBinary || !traffic.mayPass(socket.bufferedAmount)) {
              end(socket, CLOSE.tooOften);
              return;
            }
            hear((data as Buffer).toString('utf8')).catch((error: unknown) => {
              if (socket.readyState !== socket.OPEN) return;
              onError(error);
              socket.close(4500, 'Internal server error');
            });
          });
        },
      },
      { socket, request },
    );
    socket.once('close', (code, reason) => void closed(code, reason.toString()));
  }

  /** Lets somebody in by a key of `connection_init` or of the request, or else by the session of our own page. */
  private async connect({ connectionParams, extra: { socket, request } }: Ctx): Promise<boolean> {
    const { authenticator, sockets } = this.parts;
    const headers = headersOf(request.headers, connectionParams);
    const shown = allowed(authenticator.shown(headers), request.headers);
    const actor = shown && (await authenticator.actorOf(headers));
    const proof = shown && proofIn(shown);
    if (!actor || !proof) {
      if (shown) this.brake.failed(addressOf(request.socket));
      end(socket, CLOSE.unauthenticated);
      return false;
    }
    const admitted = sockets.admit(socket, { actor, proof });
    if (!admitted) end(socket, CLOSE.tooMany);
    return admitted;
  }

  private contextOf({ extra }: Ctx): GraphqlContext {
    const actor = this.parts.sockets.actorOf(extra.socket);
    if (!actor) throw new Error('Nobody was recognised on this connection.');
    return { request: { actor, correlationId: randomUUID(), now: this.parts.clock() } };
  }
}

const addressOf = ({ remoteAddress }: IncomingMessage['socket']): string => remoteAddress ?? '';

const headersOf = (headers: IncomingHttpHeaders, params: Record<string, unknown> | undefined): IncomingHttpHeaders => {
  const given = params?.['authorization'];
  return given === undefined ? headers : { ...headers, authorization: typeof given === 'string' ? given : '' };
};

const allowed = (shown: Shown, headers: IncomingHttpHeaders): Shown =>
  shown?.by === 'cookie' && !maySocketUseCookie(headers) ? null : shown;

const refuse = (stream: Duplex, status: string): void => {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
};

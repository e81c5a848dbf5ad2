import { Inject, Injectable } from '@nestjs/common';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { compareVersions } from '#contracts/compare/compare-versions.js';
import type { LocalText } from '#contracts/local-text.js';
import { POLICY_TEXTS, type PolicyTexts, type PolicyText } from '#contracts/policy-texts.port.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { VERSIONS_IN_FORCE, type VersionsInForce } from '#contracts/version-in-force.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { ReaderQuery, type ReaderRequest } from '../query/reader/reader.query.js';
import {
  minutesToRead,
  readLinks,
  type FormError,
  type KnownReadView,
  type PreviousReading,
  type ReadLanguage,
  type ReadState,
  type ReadStep,
  type ReadView,
} from '../read-page/read-view.js';
import { ReadTokens, type ReadToken } from './read-token.js';

/** What the address and a form that came back say. */
export interface PageRequest {
  readonly token: string;
  readonly step: ReadStep | null;
  readonly lang: ReadLanguage | null;
  /** True right after the signature. */
  readonly justSigned?: boolean;
  readonly form?: {
    readonly typedName: string;
    readonly agreed: boolean;
    readonly errors: readonly FormError[];
    readonly refusal?: string;
  };
}

const inLanguage = (text: LocalText, lang: ReadLanguage): string =>
  (lang === 'cy' ? (text.cy ?? text.en) : (text.en ?? text.cy)) ?? '';

/** The page behind a link: what it shows follows from the request, the policy and the day. Opening it changes nothing. */
@Injectable()
export class ReaderPage {
  constructor(
    private readonly tokens: ReadTokens,
    private readonly reader: ReaderQuery,
    private readonly reads: PostgresReadStore,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(SCHOOLS) private readonly schools: Schools,
    @Inject(POLICY_TEXTS) private readonly texts: PolicyTexts,
    @Inject(VERSIONS_IN_FORCE) private readonly versions: VersionsInForce,
    @Inject(SEALING) private readonly sealing: Sealing,
  ) {}

  async view(page: PageRequest): Promise<ReadView> {
    const token = this.tokens.read(page.token);
    const request = token && (await this.reader.request(token.tenantId, token.requestId));
    if (!token || !request) return stray(page);
    return (await this.known(token, request, page)) ?? stray(page);
  }

  private async known(token: ReadToken, request: ReaderRequest, page: PageRequest): Promise<KnownReadView | null> {
    const { tenantId } = token;
    const [person] = await this.audience.addressees(tenantId, [request.personId]);
    const [school] = await this.reads.askAsSystem(tenantId, (scope) => this.schools.schoolsIn(scope));
    const inForce = await this.versions.find(tenantId, request.policyId);
    const shown = request.signedVersionId ?? inForce?.versionId ?? request.versionId;
    const text = await this.texts.textOf(tenantId, request.policyId, shown);
    if (!school || !text) return null;
    const previous = await this.previous(tenantId, request, text);
    const lang = page.lang ?? person?.language ?? 'en';
    const step = page.step ?? (previous ? 'changes' : 'read');
    const textLang = textLanguage(text.title, lang);
    return {
      lang,
      schoolName: inLanguage(school.name, lang),
      personName: person?.name ?? null,
      policyTitle: inLanguage(text.title, lang),
      versionNumber: text.number,
      dueOn: request.dueOn,
      statement: inLanguage(request.statement, lang),
      ...(textLang === lang ? {} : { textLang }),
      previous,
      sections: text.sections,
      minutesToRead: minutesToRead(text.sections),
      state: await this.state(token, request, { ...page, step }, inForce),
      links: readLinks(page.token, lang, step),
    };
  }

  private async state(
    { tenantId }: ReadToken,
    request: ReaderRequest,
    page: PageRequest & { readonly step: ReadStep },
    inForce: Awaited<ReturnType<VersionsInForce['find']>>,
  ): Promise<ReadState> {
    if (request.signedAt) return this.signed(tenantId, request, page.justSigned ?? false);
    if (request.endedBecause === 'superseded' || (inForce && inForce.materialSince > request.versionNumber)) {
      const newer = await this.reader.newer(tenantId, request);
      const newerLink = newer && `/read/${this.tokens.write({ tenantId, requestId: newer })}`;
      return { kind: 'superseded', newerNumber: inForce?.number ?? request.versionNumber + 1, newerLink };
    }
    if (request.endedBecause) return { kind: 'ended', because: 'closed' };
    if (request.releasedBecause)
      return { kind: 'ended', because: request.releasedBecause === 'left' ? 'left' : 'closed' };
    if (page.step !== 'confirm') return { kind: page.step };
    const form = page.form ?? { typedName: '', agreed: false, errors: [] };
    return { kind: 'confirm', ...form, hidden: { versionId: inForce?.versionId ?? request.versionId } };
  }

  private async signed(tenantId: Uuid, request: ReaderRequest, justSigned: boolean): Promise<ReadState> {
    const [name] = request.typedName ? await this.sealing.open(tenantId, [request.typedName]) : [];
    return {
      kind: justSigned ? 'signed' : 'already-signed',
      receipt: {
        typedName: name && 'value' in name ? String(name.value) : '',
        signedAt: request.signedAt?.toISOString() ?? '',
        contentHash: request.signedContentHash ?? '',
        position: request.signedPosition ?? 0,
      },
    };
  }

  /** What changed since this person last signed the policy; null when they never did. */
  private async previous(tenantId: Uuid, request: ReaderRequest, text: PolicyText): Promise<PreviousReading | null> {
    const earlier = await this.reader.earlier(tenantId, request);
    const before = earlier && (await this.texts.textOf(tenantId, request.policyId, earlier.versionId));
    if (!earlier || !before || before.versionId === text.versionId) return null;
    const { changes } = compareVersions(before.sections, text.sections);
    return { number: before.number, readOn: londonDay(earlier.signedAt.toISOString()), changes };
  }
}

const textLanguage = (title: LocalText, lang: ReadLanguage): ReadLanguage =>
  title[lang] === null ? (lang === 'cy' ? 'en' : 'cy') : lang;

const stray = ({ token, lang }: PageRequest): ReadView => ({
  lang: lang ?? 'en',
  state: { kind: 'unknown' },
  links: { otherLanguage: readLinks(token, lang ?? 'en', 'read').otherLanguage },
});

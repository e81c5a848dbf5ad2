import { Inject, Injectable } from '@nestjs/common';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { compareVersions } from '#contracts/compare/compare-versions.js';
import { inLanguage, type LocalText } from '#contracts/local-text.js';
import { POLICY_TEXTS, type PolicyTexts, type PolicyText } from '#contracts/policy-texts.port.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import { VERSIONS_IN_FORCE, type VersionsInForce } from '#contracts/version-in-force.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { InBoth } from '#platform/kernel/result.js';
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
  type ReadLinks,
  type ReadReceipt,
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
    readonly refusal?: InBoth;
  };
}

type InForce = Awaited<ReturnType<VersionsInForce['find']>>;

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
    const text = await this.texts.textOf(tenantId, request.policyId, shownVersion(request, inForce));
    if (!school || !text) return null;
    const previous = await this.previous(tenantId, request, text);
    const lang = page.lang ?? person?.language ?? 'en';
    const step = stepOf(page, previous);
    return {
      lang,
      schoolName: inLanguage(school.name, lang),
      personName: person?.name ?? null,
      policyTitle: inLanguage(text.title, lang),
      versionNumber: text.number,
      dueOn: request.dueOn,
      statement: inLanguage(request.statement, lang),
      ...otherLanguage(text.title, lang),
      previous,
      sections: text.sections,
      minutesToRead: minutesToRead(text.sections),
      state: await this.state(token, request, { ...page, step, lang }, inForce),
      links: withReceipt(page.token, readLinks(page.token, lang, step), request),
    };
  }

  private async state(
    { tenantId }: ReadToken,
    request: ReaderRequest,
    page: PageRequest & { readonly step: ReadStep; readonly lang: ReadLanguage },
    inForce: InForce,
  ): Promise<ReadState> {
    if (request.signedAt) {
      return {
        kind: page.justSigned ? 'signed' : 'already-signed',
        receipt: await this.receipt(tenantId, request, request.signedAt),
      };
    }
    if (isSuperseded(request, inForce)) return this.superseded(tenantId, request, inForce);
    const ended = endOf(request);
    if (ended) return ended;
    return page.step === 'confirm' ? confirming(request, page, inForce) : { kind: page.step };
  }

  private async superseded(tenantId: Uuid, request: ReaderRequest, inForce: InForce): Promise<ReadState> {
    const newer = await this.reader.newer(tenantId, request);
    const newerLink = newer && `/read/${this.tokens.write({ tenantId, requestId: newer })}`;
    return { kind: 'superseded', newerNumber: inForce?.number ?? request.versionNumber + 1, newerLink };
  }

  private async receipt(tenantId: Uuid, request: ReaderRequest, signedAt: Date): Promise<ReadReceipt> {
    return {
      typedName: await this.typedName(tenantId, request),
      signedAt: signedAt.toISOString(),
      contentHash: request.signedContentHash ?? '',
      position: request.signedPosition ?? 0,
    };
  }

  /** Empty where it was erased. */
  private async typedName(tenantId: Uuid, { typedName }: ReaderRequest): Promise<string> {
    if (!typedName) return '';
    const [opened] = await this.sealing.open(tenantId, [typedName]);
    return opened && 'value' in opened && typeof opened.value === 'string' ? opened.value : '';
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

/** Who has signed finds the receipt as a file. */
const withReceipt = (token: string, links: ReadLinks, { signedAt }: ReaderRequest): ReadLinks =>
  signedAt ? { ...links, receipt: `/read/${encodeURIComponent(token)}/receipt` } : links;

/** What was signed, else what is in force, else what was asked for. */
const shownVersion = (request: ReaderRequest, inForce: InForce): Uuid =>
  request.signedVersionId ?? inForce?.versionId ?? request.versionId;

/** Who read an earlier version sees first what changed. */
const stepOf = (page: PageRequest, previous: PreviousReading | null): ReadStep =>
  page.step ?? (previous ? 'changes' : 'read');

/** The language of the text where it is not the page's. */
const otherLanguage = (title: LocalText, lang: ReadLanguage): { readonly textLang?: ReadLanguage } => {
  if (title[lang] !== null) return {};
  return { textLang: lang === 'cy' ? 'en' : 'cy' };
};

/** The policy itself is asked too: the campaign may not have ended yet. */
const isSuperseded = (request: ReaderRequest, inForce: InForce): boolean =>
  request.endedBecause === 'superseded' || (inForce !== null && inForce.materialSince > request.versionNumber);

const endOf = ({ endedBecause, releasedBecause }: ReaderRequest): ReadState | null => {
  if (endedBecause) return { kind: 'ended', because: 'closed' };
  if (!releasedBecause) return null;
  return { kind: 'ended', because: releasedBecause === 'left' ? 'left' : 'closed' };
};

const confirming = (
  request: ReaderRequest,
  { form, lang }: PageRequest & { readonly lang: ReadLanguage },
  inForce: InForce,
): ReadState => {
  const { refusal, ...sent } = form ?? { typedName: '', agreed: false, errors: [] };
  return {
    kind: 'confirm',
    ...sent,
    ...(refusal && { refusal: refusal[lang] }),
    hidden: { versionId: inForce?.versionId ?? request.versionId },
  };
};

const stray = ({ token, lang }: PageRequest): ReadView => ({
  lang: lang ?? 'en',
  state: { kind: 'unknown' },
  links: { otherLanguage: readLinks(token, lang ?? 'en', 'read').otherLanguage },
});

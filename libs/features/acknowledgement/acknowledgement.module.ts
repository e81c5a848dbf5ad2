import { Module } from '@nestjs/common';
import { AskPeopleHandler } from './command/ask-people/ask-people.handler.js';
import { CloseCampaignHandler } from './command/close-campaign/close-campaign.handler.js';
import { LaunchCampaignHandler } from './command/launch-campaign/launch-campaign.handler.js';
import { NudgeHandler } from './command/nudge/nudge.handler.js';
import { RecordDeliveryHandler } from './command/record-delivery/record-delivery.handler.js';
import { ReleasePersonHandler } from './command/release-person/release-person.handler.js';
import { SignHandler } from './command/sign/sign.handler.js';
import { AcknowledgementResolver } from './graphql/acknowledgement.resolver.js';
import { ReceiptResolver } from './graphql/receipt.resolver.js';
import { RequestResolver } from './graphql/request.resolver.js';
import { SchoolCampaignsResolver } from './graphql/school-campaigns.resolver.js';
import { AskNewStarterWhenPersonArrives } from './policy/ask-new-starter-when-person-arrives.policy.js';
import { EndCampaignsWhenVersionSuperseded } from './policy/end-campaigns-when-version-superseded.policy.js';
import { MailPersonWhenAsked } from './policy/mail-person-when-asked.policy.js';
import { RecordDeliveryWhenMailEnded } from './policy/record-delivery-when-mail-ended.js';
import { ReleaseRequestsWhenPersonLeft } from './policy/release-requests-when-person-left.policy.js';
import { CampaignsQuery } from './query/campaigns/campaigns.query.js';
import { MailFacts } from './query/mail-facts/mail-facts.query.js';
import { EarlierQuery } from './query/earlier/earlier.query.js';
import { OpenRequests } from './domain/open-requests.port.js';
import { OpenRequestsQuery } from './query/open-requests/open-requests.query.js';
import { ReceiptQuery } from './query/receipt/receipt.query.js';
import { ReaderPage } from './link/reader-page.js';
import { ReaderQuery } from './query/reader/reader.query.js';
import { RequestsQuery } from './query/requests/requests.query.js';

/** What this feature does when something happens elsewhere. */
export const acknowledgementReactions = [
  EndCampaignsWhenVersionSuperseded,
  AskNewStarterWhenPersonArrives,
  ReleaseRequestsWhenPersonLeft,
  MailPersonWhenAsked,
] as const;

/** Read and acknowledge. Needs of its root: CommandRunner, PostgresReadStore, MailOutbox, ReadTokens, Receipts and the ports it injects. */
@Module({
  providers: [
    LaunchCampaignHandler,
    SignHandler,
    NudgeHandler,
    CloseCampaignHandler,
    AskPeopleHandler,
    ReleasePersonHandler,
    RecordDeliveryHandler,
    CampaignsQuery,
    RequestsQuery,
    ReceiptQuery,
    ReaderQuery,
    EarlierQuery,
    ReaderPage,
    { provide: OpenRequests, useClass: OpenRequestsQuery },
    MailFacts,
    ...acknowledgementReactions,
    RecordDeliveryWhenMailEnded,
    AcknowledgementResolver,
    RequestResolver,
    ReceiptResolver,
    SchoolCampaignsResolver,
  ],
  exports: [ReaderPage, ReaderQuery, ...acknowledgementReactions, RecordDeliveryWhenMailEnded],
})
export class AcknowledgementModule {}

import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemContext } from '#platform/command/system-context.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Reaction } from '#platform/projection/reaction.js';
import { RecordGroup } from '../command/record-group/record-group.handler.js';
import type { GroupCommand } from '../domain/group.commands.js';
import { SchoolsQuery } from '../query/schools/schools.query.js';

/**
 * Tells a group that a school has joined or left it. Whoever wrote the school's log usually did so already, and then
 * this changes nothing; it is there for the crash between the two logs.
 */
@Injectable()
export class TellGroupWhenSchoolMoved implements Reaction {
  readonly name = 'tell-group-when-school-moved';
  readonly handles = ['SchoolJoinedGroup', 'SchoolLeftGroup'];

  constructor(
    private readonly commands: CommandBus,
    private readonly reads: PostgresReadStore,
    private readonly schools: SchoolsQuery,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { tenantId: schoolId, position, recordedAt, eventId } = event.metadata;
    const groupId = event.body['groupId'] as Uuid;
    const change = event.type === 'SchoolLeftGroup' ? leaving(event) : await this.joining(event);
    const context = systemContext(this.name, event, recordedAt);
    const input = { groupId, changes: [{ ...change, schoolId, schoolPosition: position } as GroupCommand] };
    await this.commands.execute(new RecordGroup(context, input, eventId));
  }

  private async joining({ metadata, body }: StoredEvent): Promise<object> {
    const school = await this.reads.askAsSystem(metadata.tenantId, (scope) =>
      this.schools.one(scope, metadata.tenantId),
    );
    const schoolName = school?.name ?? { en: null, cy: null };
    return { kind: 'RecordMemberJoined', schoolName, joinedOn: body['joinedOn'] as PlainDate | null };
  }
}

const leaving = ({ body }: StoredEvent): object => ({
  kind: 'RecordMemberLeft',
  leftOn: body['leftOn'] as PlainDate | null,
});

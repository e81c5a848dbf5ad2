import type { ReactNode } from 'react';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import type { InboxItem, ItemKind } from './inbox-items.js';
import { inboxMessages as words } from './messages.js';

/** Items of one kind. */
export type Of<Kind extends ItemKind> = Extract<InboxItem, { kind: Kind }>;

/** What a line is drawn from. */
export interface Shown<Kind extends ItemKind> {
  readonly item: Of<Kind>;
  /** A past page offers nothing to do. */
  readonly isPast: boolean;
}

const looks: Record<ItemKind, TagLook> = {
  breach: 'late',
  approval: 'wait',
  returned: 'due',
  reading: 'due',
  review: 'due',
};

interface LineProps {
  readonly item: InboxItem;
  readonly what: ReactNode;
  readonly asks: string;
  readonly about: ReactNode;
  /** The way to the next step; nothing where it is another's, or past. */
  readonly next: ReactNode;
}

/** One line: what it is, what is asked, who has to do with it, and the next step. */
export const Line = ({ item, what, asks, about, next }: LineProps) => (
  <li className="waits">
    <p>
      <Tag look={item.kind === 'review' && item.days > 0 ? 'late' : looks[item.kind]}>{words.tag[item.kind]}</Tag>{' '}
      {what} {asks}
    </p>
    <p className="soft small">{about}</p>
    {next && <p className="small">{next}</p>}
  </li>
);

import type { ReactNode } from 'react';
import { useTitle } from '../../shared/use-title.js';
import '../../styles/styleguide.css';
import { ActsPart } from './acts-part.js';
import { FormsPart } from './forms-part.js';
import { ListsPart } from './lists-part.js';
import { styleguideMessages as words } from './messages.js';
import { SaidPart, StatesPart } from './said-part.js';
import { TimePart } from './time-part.js';
import { TokensPart } from './tokens-part.js';
import { WaysPart } from './ways-part.js';

/** `/styleguide`: every part in every state. It asks the server nothing, so anybody may look at it. */
export const StyleguideScreen = (): ReactNode => {
  useTitle(words.title);
  return (
    <div className="styleguide">
      <h1>{words.sentence}</h1>
      <p className="soft">{words.lead}</p>
      <TokensPart />
      <ActsPart />
      <FormsPart />
      <SaidPart />
      <ListsPart />
      <TimePart />
      <WaysPart />
      <StatesPart />
    </div>
  );
};

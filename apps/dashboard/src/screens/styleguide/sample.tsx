import type { ReactNode } from 'react';

/** A part by the name of its module, with its states. */
export const Part = ({ name, children }: { name: string; children: ReactNode }): ReactNode => (
  <section className="part" id={name} aria-labelledby={`${name}-name`}>
    <h2 id={`${name}-name`}>
      <code>{name}</code>
    </h2>
    {children}
  </section>
);

/** One state of a part. */
export const Sample = ({ state, children }: { state: string; children: ReactNode }): ReactNode => (
  <div className="sample">
    <p className="soft small">{state}</p>
    <div>{children}</div>
  </div>
);

/** A group of parts. */
export const Group = ({ heading, children }: { heading: string; children: ReactNode }): ReactNode => (
  <section className="group">
    <h2>{heading}</h2>
    {children}
  </section>
);

/** A name of 200 characters, as long as a school's may be. */
export const LONG_NAME = 'Saint Mary Magdalene and Saint Bartholomew Church of England Voluntary Aided Primary School '
  .repeat(3)
  .slice(0, 200);

/** The longest words that a screen must stand. */
export const LONG_WELSH =
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch: cyfrifoldebau gwrthgyfansoddiadol';

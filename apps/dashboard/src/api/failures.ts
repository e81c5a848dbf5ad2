/** The session is missing or over: the reader is taken to the door. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** The server knows who asks and says that they may not see this. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

/** Anything else that went wrong. `correlationId` finds the request in the server's log; null when it never arrived. */
export class Failed extends Error {
  override readonly name = 'Failed';

  constructor(
    message: string,
    readonly correlationId: string | null,
    /** The server, or a proxy before it, did answer. */
    readonly hasArrived: boolean = correlationId !== null,
  ) {
    super(message);
  }
}

/** The question itself cannot be, such as an id that is none: asking again changes nothing. */
export class BadQuestion extends Failed {
  constructor(message: string, correlationId: string | null) {
    super(message, correlationId, true);
  }
}

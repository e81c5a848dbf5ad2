/** A value that RFC 8259 JSON can hold. Event bodies are JSON objects and nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A JSON object: the only shape an event body has. */
export type JsonObject = { readonly [key: string]: Json | undefined };

import { invoke, type InvokeArgs } from '@tauri-apps/api/core';
import type { Code } from './types';

/** What may go wrong: the refusals of the core, and the silence of a command that never answers. */
export type Reason = Code | 'no_answer';

/** A refusal: a code the screens know, what it is about, and the core's own sentence. */
export class Refusal extends Error {
  constructor(
    readonly code: Reason,
    readonly detail: string,
    message = '',
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/**
 * A command that panicked never answers: after this long the screen says so. Generous, because an
 * old computer is slow and right.
 */
const PATIENCE_MS = 30_000;

function isRefusal(
  reason: unknown,
): reason is { code: Code; detail?: string | null; message?: string | null } {
  return typeof reason === 'object' && reason !== null && 'code' in reason;
}

/** A big file, or the making of the example, on an old computer. */
export const LONG = { patience: 180_000 };
/** A native dialog waits for a person: no time limit that a person could meet. */
export const PERSON = { patience: 3_600_000 };

/** How a command is asked, beyond its name and arguments. */
export interface Asking {
  patience?: number;
  headers?: Record<string, string>;
}

/** Asks the core; throws a `Refusal` and nothing else. */
export async function call<Answer>(
  command: string,
  args: InvokeArgs = {},
  { patience = PATIENCE_MS, headers }: Asking = {},
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('no_answer', command)), patience);
  });
  try {
    const answer = invoke<Answer>(command, args, headers ? { headers } : undefined);
    return await Promise.race([answer, silence]);
  } catch (reason) {
    if (reason instanceof Refusal) throw reason;
    if (isRefusal(reason)) {
      throw new Refusal(reason.code, reason.detail ?? '', reason.message ?? '');
    }
    throw new Refusal('internal', String(reason));
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a file by its bytes, with what is said of it beside them. */
export function send<Answer>(
  command: string,
  bytes: Uint8Array,
  beside: Record<string, unknown>,
): Promise<Answer> {
  const escaped = (value: unknown) => encodeURIComponent(JSON.stringify(value));
  const headers = Object.fromEntries(
    Object.entries(beside).map(([name, value]) => [`dument-${name}`, escaped(value)]),
  );
  return call(command, bytes, { ...LONG, headers });
}

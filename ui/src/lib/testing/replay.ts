import type { Api } from '$lib/api';
import { Refusal } from '$lib/api/call';
import type { CaseView, Done, TodayRow, TodayView } from '$lib/api/types';

const files = import.meta.glob<unknown>('../api/recorded/*.json', {
  eager: true,
  import: 'default',
});

/** An answer of the real core, as its own test recorded it. */
export function recorded<Answer>(name: string): Answer {
  const answer = files[`../api/recorded/${name}.json`];
  if (answer === undefined) throw new Error(`nothing recorded under ${name}: run make types`);
  return structuredClone(answer) as Answer;
}

/** The first recorded answer whose name starts so: which steps are due depends on the example. */
export function recordedLike<Answer>(prefix: string): Answer {
  const names = Object.keys(files).map((path) => path.replace(/^.*\/|\.json$/g, ''));
  const found = names.find((name) => name.startsWith(prefix));
  if (!found) throw new Error(`nothing recorded under ${prefix}…: run make types`);
  return recorded<Answer>(found);
}

/** The rows of the recorded first screen, in their order. */
export function todayRows(): TodayRow[] {
  return recorded<TodayView>('today').groups.flatMap((group) => group.rows);
}

/** What the core says after something was written. */
export const done: Done = {
  message: 'C’est noté.',
  undo: { kind: 'event', id: 1 },
  client: 1,
  email: null,
};

/** What was asked of the core, in order. */
export type Asked = { command: string; args: unknown[] }[];

/** A core that replays what was recorded and keeps what it was asked. */
export function replayApi(own: Partial<Api> = {}): { api: Api; asked: Asked } {
  const asked: Asked = [];
  const cases = Object.keys(files)
    .filter((path) => path.includes('/case_'))
    .map((path) => structuredClone(files[path]) as CaseView);
  const answers: Partial<Api> = {
    personal: async () => recorded('personal'),
    trust: async () => recorded('trust'),
    start: async () => recorded('start'),
    today: async () => recorded('today'),
    calendar: async ({ span }) => recorded(span === 'list' ? 'calendar_list' : 'calendar'),
    caseOf: async (client) => {
      const own = cases.find((view) => view.client === client);
      return structuredClone(own ?? cases[0]) as CaseView;
    },
    freshness: async () => recorded('freshness'),
    callView: async () => recordedLike('call_'),
    prepareLetter: async () => recordedLike('letter_'),
    letterPdf: async () => new ArrayBuffer(0),
    invoices: async () => recorded('invoices'),
    invoice: async () => recorded('invoice'),
    dueDate: async () => recorded('due_date'),
    statement: async () => recorded('statement'),
    clients: async () => recorded('clients'),
    client: async () => recorded('client'),
    settings: async () => recorded('settings'),
    scenarios: async () => recorded('scenarios'),
    scenarioPreview: async () => recorded('scenario_preview'),
    clientScenario: async () => recorded('client_scenario'),
    scenarioChange: async () => recorded('scenario_change'),
    paymentPreview: async () => recorded('payment_preview'),
    proposePlan: async () => recorded('plan_proposal'),
    previewDeed: async () => recorded('deed_preview'),
    shellState: async () => ({ tray: false, tray_sentence: '', notifications_sentence: '' }),
    companyFaults: async () => [],
    imageFile: async () => new ArrayBuffer(0),
    lastEdit: async () => null,
    backups: async () => recorded('backups'),
    backUpToday: async () => recorded('backups'),
    companies: async () => ({ rows: [], can_add: true }),
    ready: async () => null,
    on: async () => () => {},
    onDrop: async () => () => {},
    ...own,
  };
  const api = new Proxy({} as Api, {
    get:
      (_, command: string) =>
      async (...args: unknown[]) => {
        asked.push({ command, args });
        const answer = answers[command as keyof Api] as
          ((...args: unknown[]) => Promise<unknown>) | undefined;
        if (!answer) throw new Refusal('internal', command, `rien d’enregistré pour ${command}`);
        return answer(...args);
      },
  });
  return { api, asked };
}

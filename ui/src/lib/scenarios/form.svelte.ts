import type { Api } from '$lib/api';
import type {
  OutcomeDraft,
  OutcomeKind,
  ScenarioDraft,
  ScenarioFault,
  ScenarioField,
  ScenarioPreview,
  StepDraft,
  StepKind,
  StepOption,
  Then,
} from '$lib/api/types';

/** A scenario being written, and what the core says of it. */
export class ScenarioForm {
  draft = $state<ScenarioDraft>() as ScenarioDraft;
  /** The client it is tried on; empty for an invoice imagined. */
  client = $state('');
  preview = $state.raw<ScenarioPreview | null>(null);
  error = $state.raw<unknown>(null);
  private asked = 0;
  private readonly before: string;

  constructor(
    private readonly api: Api,
    draft: ScenarioDraft,
    private readonly options: StepOption[],
    client: number | null,
  ) {
    this.draft = structuredClone(draft);
    this.before = JSON.stringify(draft);
    this.client = client === null ? '' : String(client);
  }

  /** Whether something was changed since it was opened. */
  get changed(): boolean {
    return JSON.stringify(this.draft) !== this.before;
  }

  /** The kinds of steps that are not in it yet. */
  get free(): StepOption[] {
    const taken = this.draft.steps.map((step) => step.kind);
    return this.options.filter((option) => !taken.includes(option.kind));
  }

  option(kind: StepKind): StepOption | undefined {
    return this.options.find((option) => option.kind === kind);
  }

  /** Adds a step, before the judicial end where there is one. */
  add(kind: StepKind): void {
    const channel = this.option(kind)?.channels[0]?.channel;
    if (!channel) return;
    const end = this.draft.steps.findIndex((step) => step.kind === 'judicial');
    const place = end < 0 ? this.draft.steps.length : end;
    this.draft.steps.splice(place, 0, { kind, channel, delay: null, leaves_days: null });
  }

  remove(place: number): void {
    this.draft.steps.splice(place, 1);
  }

  /** Moves a step up (−1) or down (1); answers its new place. */
  move(place: number, by: -1 | 1): number {
    const there = place + by;
    const [here, other] = [this.draft.steps[place], this.draft.steps[there]];
    if (!here || !other) return place;
    this.draft.steps[place] = other;
    this.draft.steps[there] = here;
    return there;
  }

  /** Another kind of step at a place: its own means, its own delays. */
  turn(place: number, kind: StepKind): void {
    const step = this.draft.steps[place];
    const option = this.option(kind);
    const channel = option?.channels[0]?.channel;
    if (!step || !option || !channel) return;
    step.kind = kind;
    step.channel = channel;
    if (!option.letter) step.leaves_days = null;
  }

  /** Another means or delay at a place. */
  change(place: number, to: Partial<StepDraft>): void {
    const step = this.draft.steps[place];
    if (step) Object.assign(step, to);
  }

  rule(outcome: OutcomeKind): OutcomeDraft | undefined {
    return this.draft.outcomes.find((one) => one.outcome === outcome);
  }

  /** What an outcome leads to, with what goes with it. */
  lead(rule: OutcomeDraft, then: Then): void {
    rule.then = then;
    if (then === 'repeat') {
      if (rule.wait.unit === 'next_step') rule.wait = { count: 1, unit: 'working_days' };
      rule.repeats_max = 1;
      rule.after = { count: 1, unit: 'working_days' };
    } else {
      rule.repeats_max = null;
      rule.after = null;
    }
  }

  faults(field: ScenarioField, at: number | OutcomeKind | null = null): ScenarioFault[] {
    const found = this.preview?.problems ?? [];
    return found.filter(
      (one) => one.field === field && (at === null || one.place === at || one.outcome === at),
    );
  }

  /** Asks the core what this draft says and would give; the last question asked wins. */
  async look(): Promise<void> {
    const mine = ++this.asked;
    const draft = $state.snapshot(this.draft) as ScenarioDraft;
    const client = this.client === '' ? null : Number(this.client);
    try {
      const preview = await this.api.scenarioPreview({ draft, client });
      if (mine !== this.asked) return;
      this.preview = preview;
      this.error = null;
    } catch (reason) {
      if (mine === this.asked) this.error = reason;
    }
  }
}

import type { Api } from '$lib/api';
import { sentence } from '$lib/api/errors';
import type { ContactInput, DeedWarning } from '$lib/api/types';

/** What an answer leads to, as the core computes it for what is really typed. */
export class Preview {
  consequence = $state('');
  problem = $state('');
  /** What to know before so long a delay. */
  warnings = $state.raw<DeedWarning[]>([]);
  private asked = 0;

  constructor(private readonly api: Api) {}

  /** Asks for these words; an answer that comes after a newer question is not shown. */
  async ask(request: ContactInput): Promise<void> {
    const mine = ++this.asked;
    try {
      const answer = await this.api.previewContact(request);
      if (mine !== this.asked) return;
      this.consequence = answer.consequence;
      this.warnings = answer.warnings;
      this.problem = '';
    } catch (reason) {
      if (mine !== this.asked) return;
      this.consequence = '';
      this.warnings = [];
      this.problem = sentence(reason);
    }
  }

  clear(): void {
    this.asked += 1;
    this.consequence = '';
    this.warnings = [];
    this.problem = '';
  }
}

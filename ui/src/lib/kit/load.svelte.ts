/** An answer being waited for, shown as soon as it is there; the last question asked wins. */
export class Loaded<Answer> {
  value = $state.raw<Answer | null>(null);
  error = $state.raw<unknown>(null);
  loading = $state(false);
  private asked = 0;

  constructor(private readonly ask: () => Promise<Answer>) {}

  /** Asks again; what was there stays on the screen meanwhile. */
  async refresh(): Promise<void> {
    const mine = ++this.asked;
    this.loading = true;
    try {
      const answer = await this.ask();
      if (mine !== this.asked) return;
      this.value = answer;
      this.error = null;
    } catch (error) {
      if (mine === this.asked) this.error = error;
    } finally {
      if (mine === this.asked) this.loading = false;
    }
  }
}

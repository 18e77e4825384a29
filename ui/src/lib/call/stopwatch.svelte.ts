/** How often the figures on the screen move. */
const TICK_MS = 250;

/** A stopwatch for the length of a call: it counts what happens on the screen, never a legal delay. */
export class Stopwatch {
  seconds = $state(0);
  running = $state(false);

  private startedAt = 0;
  private before = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly now: () => number = () => Date.now()) {}

  /** Whether the call was begun, even if it is over. */
  get begun(): boolean {
    return this.running || this.seconds > 0;
  }

  /** « 4:05 ». */
  get shown(): string {
    const minutes = Math.floor(this.seconds / 60);
    return `${minutes}:${String(this.seconds % 60).padStart(2, '0')}`;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.startedAt = this.now();
    this.timer = setInterval(() => this.look(), TICK_MS);
  }

  stop(): void {
    if (!this.running) return;
    this.look();
    this.before = this.seconds;
    this.running = false;
    clearInterval(this.timer);
  }

  toggle(): void {
    if (this.running) this.stop();
    else this.start();
  }

  private look(): void {
    const passed = Math.max(0, this.now() - this.startedAt);
    this.seconds = this.before + Math.floor(passed / 1000);
  }
}

/** An entry of the calendar dragged by the pointer from its line or its square to another day. */
import type { CalendarEntry } from '$lib/api/types';
import type { IsoDay } from '$lib/format/date';

/** Below this, a shaking hand is still clicking. */
const DRAG_PX = 6;

/** What is dragged, where it is, and what to do where it is dropped. */
export class Drag {
  entry = $state.raw<CalendarEntry | null>(null);
  over = $state<IsoDay | ''>('');
  x = $state(0);
  y = $state(0);

  constructor(private readonly dropped: (entry: CalendarEntry, on: IsoDay) => void) {}

  /** To be called when a button goes down on an entry; nothing moves before the pointer does. */
  start(event: PointerEvent, entry: CalendarEntry): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const from = { x: event.clientX, y: event.clientY };
    const listening = new AbortController();
    const { signal } = listening;

    const move = (now: PointerEvent) => {
      if (!this.entry) {
        if (Math.hypot(now.clientX - from.x, now.clientY - from.y) < DRAG_PX) return;
        this.entry = entry;
      }
      now.preventDefault();
      [this.x, this.y] = [now.clientX, now.clientY];
      this.over = dayAt(now.clientX, now.clientY);
    };
    const end = (drop: boolean) => {
      const [held, day] = [this.entry, this.over];
      listening.abort();
      this.entry = null;
      this.over = '';
      if (!held) return;
      swallowClick();
      if (drop && day) this.dropped(held, day);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', () => end(true), { signal });
    window.addEventListener('pointercancel', () => end(false), { signal });
    window.addEventListener('blur', () => end(false), { signal });
    const escape = (key: KeyboardEvent) => key.key === 'Escape' && end(false);
    window.addEventListener('keydown', escape, { signal, capture: true });
  }
}

/** The day whose square is under a point, also under an answer shown for a moment. */
function dayAt(x: number, y: number): IsoDay | '' {
  const under = document.elementsFromPoint(x, y);
  const squares = under.map((one) => one.closest<HTMLElement>('[data-day]'));
  return squares.find((one) => one !== null)?.dataset.day ?? '';
}

/** The button let go at the end of a drag is no click. */
function swallowClick(): void {
  const listening = new AbortController();
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
    listening.abort();
  };
  window.addEventListener('click', swallow, { capture: true, signal: listening.signal });
  setTimeout(() => listening.abort(), 0);
}

/**
 * Whether somebody is still typing in a field. What is wrong with it is said once it is left, or at
 * Enter: a date is wrong until its last figure, and red under the hands helps nobody.
 */
export class Typing {
  now = $state(false);

  /** To be spread on the control. */
  readonly on = {
    onkeydown: (event: KeyboardEvent): void => {
      if (event.key === 'Enter') this.now = false;
    },
    onfocusout: (): void => {
      this.now = false;
    },
  };

  /** To be called at each change. */
  begun(): void {
    this.now = true;
  }

  /** What is said of an error meanwhile. */
  said(error: string | undefined): string | undefined {
    return this.now ? undefined : error || undefined;
  }
}

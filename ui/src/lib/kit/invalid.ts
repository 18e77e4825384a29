/** Puts the focus on the first control that says it holds something wrong. */
export function focusInvalid(place: HTMLElement | null): void {
  place
    ?.querySelector<HTMLElement>(
      ':is(input, select, textarea)[aria-invalid="true"], [data-invalid]',
    )
    ?.focus();
}

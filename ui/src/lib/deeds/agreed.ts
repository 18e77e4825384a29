import type { AgreedView } from '$lib/api/types';

/** What the tab of everything agreed is called: by the one thing there is, else by all of them. */
export function agreedLabel(agreed: AgreedView): string | null {
  const kinds: [number, string][] = [
    [agreed.disputes.length, 'Contestation'],
    [agreed.cheques.length, 'Chèque impayé'],
    [agreed.plans.length, 'Échéancier'],
    [agreed.arrangements.length, 'Arrangement'],
    [agreed.handed_over.length, 'Chez un tiers'],
    [agreed.given_up.length, 'Abandon'],
  ];
  const there = kinds.filter(([many]) => many > 0);
  if (there.length === 0) return null;
  return there.length === 1 ? (there[0]?.[1] ?? null) : 'En cours';
}

import type { InterestName, SumView } from '$lib/api/types';
import { isZero } from '$lib/format/amount';
import { shortDate, type IsoDay } from '$lib/format/date';

/** The lines of a sum, as a `Sums` table takes them. */
export interface SumLines {
  lines: { label: string; detail?: string; amount: string }[];
  total: { label: string; amount: string };
}

/** The name at the head of a line, and how « arrêté » agrees with it. */
const INTEREST: Record<InterestName, { name: string; stopped: string }> = {
  pénalités: { name: 'Pénalités', stopped: 'arrêtées' },
  intérêts: { name: 'Intérêts', stopped: 'arrêtés' },
};

/** What is owed in three lines and a total; what is nothing is left out. */
export function sumsOf(sum: SumView, today: IsoDay, total = 'Total dû'): SumLines {
  const lines = [{ label: 'Principal restant dû', amount: sum.principal }];
  if (!isZero(sum.interest)) {
    const to = shortDate(sum.interest_to ?? today, today);
    const { name, stopped } = INTEREST[sum.interest_name];
    const label = sum.interest_stopped ? `${name} ${stopped} au ${to}` : `${name} au ${to}`;
    lines.push({ label, amount: sum.interest });
  }
  if (!isZero(sum.indemnity)) {
    lines.push({ label: 'Indemnités de recouvrement', amount: sum.indemnity });
  }
  if (!isZero(sum.compensation)) {
    lines.push({ label: 'Frais au-delà de l’indemnité', amount: sum.compensation });
  }
  return { lines, total: { label: total, amount: sum.total } };
}

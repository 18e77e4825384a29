/** A column of a `Table`: what it is called, how wide it is, what a row says in it. */
export interface Column<Row> {
  key: string;
  title: string;
  /** A track of `grid-template-columns`: `minmax(0, 1fr)`, `120px`. */
  width: string;
  numeric?: boolean;
  /** Whether the title sorts; the core sorts, the table only asks. */
  sortable?: boolean;
  /** Left out when the window is narrow. */
  wideOnly?: boolean;
  text: (row: Row) => string;
}

/** How a list is sorted. */
export interface Sort {
  key: string;
  descending: boolean;
}

/** The rows to draw for what is seen of a list: a few more on each side so that none is missing. */
export function visibleRange(
  scrollTop: number,
  height: number,
  rowHeight: number,
  total: number,
): { first: number; last: number } {
  const margin = 8;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
  const last = Math.min(total, Math.ceil((scrollTop + height) / rowHeight) + margin);
  return { first: Math.min(first, last), last };
}

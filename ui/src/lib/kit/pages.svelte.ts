/** A stretch of a long list, as a core answers it. */
export interface Stretch<Row> {
  rows: Row[];
  total: number;
}

const PAGE = 200;

/**
 * A list too long to be asked for whole: only the pages that are looked at are asked, and the last
 * question wins.
 */
export class Pages<Row, Query> {
  /** As long as the list; what was not asked for yet is a hole. */
  rows = $state.raw<(Row | undefined)[]>([]);
  ready = $state(false);
  error = $state.raw<unknown>(null);
  private query: Query | undefined;
  /** The pages asked for, by number. */
  private asked: boolean[] = [];
  private turn = 0;

  constructor(
    private readonly ask: (query: Query, offset: number, limit: number) => Promise<Stretch<Row>>,
  ) {}

  /** Asks a question from its start; what was there stays on the screen meanwhile. */
  async restart(query: Query): Promise<void> {
    const turn = ++this.turn;
    this.query = query;
    try {
      const first = await this.ask(query, 0, PAGE);
      if (turn !== this.turn) return;
      this.asked = [true];
      const rows = new Array<Row | undefined>(first.total);
      first.rows.forEach((row, index) => (rows[index] = row));
      this.rows = rows;
      this.error = null;
    } catch (error) {
      if (turn === this.turn) this.error = error;
    } finally {
      if (turn === this.turn) this.ready = true;
    }
  }

  /** Makes sure that the rows from `first` to `last` are there or on their way. */
  show(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page * PAGE < last; page += 1) {
      if (!this.asked[page]) void this.fill(page);
    }
  }

  private async fill(page: number): Promise<void> {
    if (this.query === undefined) return;
    const turn = this.turn;
    this.asked[page] = true;
    try {
      const stretch = await this.ask(this.query, page * PAGE, PAGE);
      if (turn !== this.turn) return;
      const rows = this.rows.slice();
      stretch.rows.forEach((row, index) => (rows[page * PAGE + index] = row));
      this.rows = rows;
    } catch (error) {
      this.asked[page] = false;
      if (turn === this.turn) this.error = error;
    }
  }
}

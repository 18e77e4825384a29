import type { AnswerView } from '$lib/api/types';

/** The answers come on two pages, so that each has its figure. */
export type Page = 'usual' | 'other';

/** A figure of the keyboard: an answer, or the other page. */
export interface Figure {
  figure: string;
  answer?: AnswerView;
  to?: Page;
}

/** What each figure does on a page: 1 to 8 in the order of a call, 9 the others, 0 nothing clear. */
export function byFigure(answers: readonly AnswerView[], page: Page): Figure[] {
  const of = (...places: AnswerView['place'][]): Figure[] =>
    answers
      .filter((answer) => places.includes(answer.place))
      .map((answer, index) => ({ figure: String(index + 1), answer }));
  if (page === 'other') return [...of('other', 'decision'), { figure: '0', to: 'usual' }];
  const unclear = answers.find((answer) => answer.place === 'unclear');
  return [
    ...of('usual'),
    { figure: '9', to: 'other' },
    ...(unclear ? [{ figure: '0', answer: unclear }] : []),
  ];
}

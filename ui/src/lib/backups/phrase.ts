/** What the two fields of a new passphrase hold. */
export interface Phrase {
  wanted: boolean;
  first: string;
  again: string;
}

export const noPhrase = (): Phrase => ({ wanted: false, first: '', again: '' });

/** What the fields lack, in a sentence; empty where they can be sent. The core judges the passphrase. */
export function lacks(phrase: Phrase): string {
  if (!phrase.wanted) return '';
  if (phrase.first.trim() === '') return 'Écrivez la phrase de passe, deux fois la même.';
  if (phrase.first !== phrase.again) return 'Les deux phrases ne sont pas les mêmes.';
  return '';
}

/** The passphrase to send; nothing where none is wanted. */
export function sent(phrase: Phrase): string | null {
  return phrase.wanted ? phrase.first : null;
}

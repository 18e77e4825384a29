import type { StepKind } from '$lib/api/types';
import { letters } from './words';

/** Where the screen of a step is; what is neither call, letter nor court is decided in the case. */
export function stepPath(client: number, step: StepKind): string {
  if (step === 'call' || step === 'meeting') return `/relance/${client}/appel`;
  if (step === 'email') return `/relance/${client}/email`;
  if (step === 'judicial') return `/relance/${client}/justice`;
  return letters.includes(step) ? letterPath(client, step) : `${casePath(client)}?fait`;
}

/** Where a letter is prepared. */
export function letterPath(client: number, kind: StepKind): string {
  return `/relance/${client}/lettre/${kind}`;
}

/** Where the whole case of a client is. */
export function casePath(client: number): string {
  return `/dossier/${client}`;
}

/** The case with one of its dialogs open: what an answer leads to. */
export function deedPath(client: number, act: 'plan' | 'arrangement' | 'time' | 'avoir'): string {
  return `${casePath(client)}?acte=${act}`;
}

/** A section of the settings; `back` is where one goes once it is filled in, `field` what lacks there. */
export function settingsPath(section: string, back = '', field = ''): string {
  const asked = new URLSearchParams({ section });
  if (field) asked.set('champ', field);
  if (back) asked.set('retour', back);
  return `/reglages?${asked}`;
}

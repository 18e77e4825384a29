import { goto } from '$app/navigation';
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '$lib/api';
import { Refusal } from '$lib/api/call';
import type { CallView, ContactInput, EmailStepView, FreshnessView } from '$lib/api/types';
import { done, recorded, recordedLike } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';
import CallScreen from './CallScreen.svelte';
import EmailDialog from './EmailDialog.svelte';
import EmailScreen from './EmailScreen.svelte';
import { byFigure } from './answers';
import { Stopwatch } from './stopwatch.svelte';

const view = recordedLike<CallView>('call_');
const answerOf = (label: string) => view.answers.find((answer) => answer.label.startsWith(label))!;
const choiceOf = (kind: string) => view.outcomes.find((choice) => choice.kind === kind)!;
const usual = view.scripts.find((script) => script.tone === view.relation.tone)!;
const bare = { attachments: [], to_attach: [] };
const consequence = 'Appel le mercredi 9 décembre 2026.';

const core: Partial<Api> = {
  recordContact: async () => done,
  previewContact: async () => ({ consequence, warnings: [] }),
  callView: async () => structuredClone(view),
};

describe('l’appel', () => {
  it('says first what holds no debt, then what is for the right person only', async () => {
    const { container } = show(CallScreen, { view }, core);
    expect(await screen.findByText(seen(usual.opening))).toBeVisible();
    expect(screen.getByText('À la bonne personne seulement')).toBeVisible();
    expect(screen.getByText(seen(usual.body))).toBeVisible();
    expect(screen.getByText(/Puis silence/)).toBeVisible();
    for (const check of view.checks) {
      expect(screen.getByLabelText(seen(check.sentence))).not.toBeChecked();
    }
    for (const caution of view.cautions) expect(screen.getByText(seen(caution))).toBeVisible();
    await expectAccessible(container);
  });

  it('gives each answer its figure, in the order of a call', async () => {
    show(CallScreen, { view }, core);
    const labels = byFigure(view.answers, 'usual').map((one) => one.answer?.label ?? one.to);
    expect(labels).toEqual([
      'N’a pas reçu la facture',
      'Va payer le…',
      'Conteste',
      'A des difficultés',
      'Pas le bon interlocuteur',
      'Répondeur, ou personne',
      'Refuse de payer',
      'Dit avoir payé',
      'other',
      'Je ne sais pas',
    ]);
    expect(await screen.findByRole('button', { name: 'Va payer le…' })).toBeVisible();
  });

  it('folds a long list of invoices, so that the words come first', async () => {
    const [one] = view.invoices;
    const invoices = Array.from({ length: 5 }, (_, place) => ({
      ...one!,
      invoice: one!.invoice + place,
      number: `K${place}`,
    }));
    const { user, asked } = show(CallScreen, { view: { ...view, invoices } }, core);
    const list = await screen.findByRole('group', { name: 'Factures de l’appel' });
    expect(screen.getByText(/5\sfactures ·/)).toBeVisible();
    expect(within(list).queryByRole('checkbox')).toBeNull();
    await user.click(within(list).getByText('Les 5 factures'));
    await user.click(within(list).getByRole('checkbox', { name: /^K3/ }));
    const [, named] = asked.filter((call) => call.command === 'callView').at(-1)!.args;
    expect(named).toEqual([0, 1, 2, 4].map((place) => one!.invoice + place));
  });

  it('asks nothing to be checked of a machine, and waits for no answer of it', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await user.click(await screen.findByLabelText(seen(view.checks[0]!.sentence)));
    await user.click(screen.getByRole('button', { name: 'Répondeur, ou personne' }));
    expect(screen.queryByText('À vérifier')).toBeNull();
    expect(screen.queryByText(/Puis silence/)).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Enregistrer l’appel/ }));
    const sent = lastAsked(asked, 'recordContact') as ContactInput;
    expect(sent.minute?.checked ?? []).toEqual([]);
  });

  it('says what so long a promise lacks, as for a plan', async () => {
    const long = 'Plus de 3 mois sans garantie : une caution vous protégerait.';
    const warned = { code: 'long_without_guarantee', sentence: long, source: '' };
    const { user } = show(
      CallScreen,
      { view },
      { ...core, previewContact: async () => ({ consequence, warnings: [warned] }) },
    );
    await screen.findByText(seen(usual.opening));
    expect(screen.queryByText(long)).toBeNull();
    await user.keyboard('[Digit2]');
    expect(await screen.findByText(long)).toBeVisible();
  });

  it('tells the client’s own call from a reminder', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await user.click(await screen.findByLabelText('C’est le client qui a appelé'));
    await user.click(screen.getByRole('button', { name: /^Refuse de payer/ }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(lastAsked(asked, 'recordContact')).toMatchObject({
      outcome: { outcome: 'refuses' },
      minute: { from_client: true },
    });
    await waitFor(() => expect(goto).toHaveBeenCalledWith('/'));
  });

  it('leads by keys alone from the answer to the date, the sum and the record', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await screen.findByText(seen(usual.opening));
    await user.keyboard('[Digit2]');
    const promise = choiceOf('promise');
    expect(await screen.findByText(seen(usual.lines[1]!.say))).toBeVisible();
    const date = screen.getByLabelText(seen(promise.date_label!));
    await waitFor(() => expect(date).toHaveFocus());
    await user.clear(date);
    await user.type(date, '5/12');
    expect(await screen.findByText(consequence)).toBeVisible();
    expect(lastAsked(asked, 'previewContact')).toMatchObject({
      outcome: { outcome: 'promise', by: '2026-12-05', amount: promise.amount },
    });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(lastAsked(asked, 'recordContact')).toMatchObject({
      client: view.client,
      step: 'call',
      outcome: { outcome: 'promise', by: '2026-12-05', amount: promise.amount },
    });
    expect(await screen.findByText(seen(done.message))).toBeVisible();
    await waitFor(() => expect(goto).toHaveBeenCalledWith('/'));
  });

  it('goes back from an answer and from the other answers with Échap', async () => {
    const { user } = show(CallScreen, { view }, core);
    await screen.findByText(seen(usual.opening));
    await user.keyboard('9');
    expect(await screen.findByRole('button', { name: 'Surendettement' })).toBeVisible();
    expect(screen.getByText('Ce que vous décidez')).toBeVisible();
    await user.keyboard('1');
    expect(await screen.findByRole('region', { name: answerOf('Absent').label })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: 'Surendettement' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(await screen.findByText(seen(usual.body))).toBeVisible();
    expect(goto).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(goto).toHaveBeenCalledWith('/');
  });

  it('« je ne sais pas » proposes a day to call back and asserts nothing', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await screen.findByText(seen(usual.opening));
    await user.keyboard('0');
    const unclear = answerOf('Je ne sais pas');
    expect(await screen.findByLabelText(seen(unclear.date_label!))).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(lastAsked(asked, 'recordContact')).toMatchObject({
      outcome: { outcome: 'pause', until: unclear.date },
    });
  });

  it('says what the core refuses for what is typed', async () => {
    const refusal = new Refusal('bad_date', '2020-01-01', 'Cette date ne convient pas.');
    const { user } = show(
      CallScreen,
      { view },
      { ...core, previewContact: () => Promise.reject(refusal) },
    );
    await user.click(await screen.findByRole('button', { name: 'Va payer le…' }));
    expect(await screen.findByText(/date/i, { selector: '[role=status] *' })).toBeVisible();
  });

  it('changes the tone of every sentence', async () => {
    const { user } = show(CallScreen, { view }, core);
    await screen.findByText(seen(usual.opening));
    const other = view.scripts.find((script) => script.tone !== view.relation.tone)!;
    await user.click(screen.getByRole('radio', { name: other.label }));
    expect(screen.getByText(seen(other.body))).toBeVisible();
    expect(screen.getByText(new RegExp(view.relation.label))).toBeVisible();
  });

  it('keeps the minute: the time, the ticks, the person and their role', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await screen.findByText(seen(usual.opening));
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    const typing = user;
    await typing.keyboard('c');
    expect(screen.getByRole('button', { name: /Raccrocher/ })).toBeVisible();
    vi.advanceTimersByTime(245_000);
    expect(await screen.findByText('4:05')).toBeVisible();
    await typing.keyboard('c');
    vi.useRealTimers();
    await user.click(screen.getByLabelText(seen(view.checks[1]!.sentence)));
    await user.clear(screen.getByLabelText(/Qui répond/));
    await user.type(screen.getByLabelText(/Qui répond/), 'Mme Le Goff');
    await user.selectOptions(screen.getByLabelText('Son rôle'), 'Décide');
    await user.type(screen.getByLabelText(/^Notes/), 'Facture retrouvée');
    await user.click(screen.getByRole('button', { name: /Refuse de payer/ }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    const request = lastAsked(asked, 'recordContact') as ContactInput;
    expect(request).toMatchObject({
      outcome: { outcome: 'refuses' },
      note: 'Facture retrouvée',
      interlocutor: 'Mme Le Goff',
      minute: { seconds: 245, checked: [view.checks[1]!.kept] },
      contact: { name: 'Mme Le Goff', role: 'decides' },
    });
  });

  it('keeps the right person with the wrong one, in one request', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await user.click(await screen.findByRole('button', { name: 'Pas le bon interlocuteur' }));
    const step = within(screen.getByRole('region', { name: 'Pas le bon interlocuteur' }));
    await user.type(step.getByLabelText(/Bon interlocuteur/), 'M. Riou');
    await user.type(step.getByLabelText(/Téléphone/), '0298960000');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(lastAsked(asked, 'recordContact')).toMatchObject({
      outcome: { outcome: 'wrong_contact' },
      contact: { name: 'M. Riou', role: 'pays', phone: '0298960000' },
    });
    expect(asked.some((one) => one.command === 'saveClient')).toBe(false);
  });

  it('gives a sum up with its reason only', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await screen.findByText(seen(usual.opening));
    await user.click(screen.getByRole('button', { name: /^Autre chose/ }));
    await user.click(screen.getByRole('button', { name: 'Je laisse tomber' }));
    await user.click(screen.getByRole('button', { name: /Enregistrer/ }));
    expect(screen.getByRole('alert')).toHaveTextContent('pourquoi vous laissez tomber');
    expect(lastAsked(asked, 'recordContact')).toBeUndefined();
    await user.type(screen.getByLabelText('Pourquoi vous laissez tomber'), 'Trop petit');
    await user.click(screen.getByRole('button', { name: /Enregistrer/ }));
    expect(lastAsked(asked, 'recordContact')).toMatchObject({
      outcome: { outcome: 'abandon' },
      note: 'Trop petit',
    });
  });

  it('gives time with its reason only', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await screen.findByText(seen(usual.opening));
    await user.click(screen.getByRole('button', { name: /^Autre chose/ }));
    const given = view.answers.find((one) => one.outcome === 'pause' && one.place === 'decision');
    await user.click(screen.getByRole('button', { name: given!.label }));
    await user.click(screen.getByRole('button', { name: /Enregistrer/ }));
    expect(screen.getByRole('alert')).toHaveTextContent('pourquoi vous laissez du temps');
    expect(lastAsked(asked, 'recordContact')).toBeUndefined();
    await user.type(screen.getByLabelText('Pourquoi vous laissez du temps'), 'En congés');
    await user.click(screen.getByRole('button', { name: /Enregistrer/ }));
    expect(lastAsked(asked, 'recordContact')).toMatchObject({ note: 'En congés' });
  });

  it('says what is missing rather than recording half a call', async () => {
    const { user, asked } = show(CallScreen, { view }, core);
    await screen.findByText(seen(usual.opening));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByRole('alert')).toHaveTextContent('Choisissez d’abord');
    await user.click(screen.getByRole('button', { name: 'Conteste' }));
    await user.click(screen.getByRole('button', { name: /Enregistrer l’appel/ }));
    expect(screen.getByRole('alert')).toHaveTextContent(choiceOf('dispute').reason_label!);
    expect(lastAsked(asked, 'recordContact')).toBeUndefined();
  });

  it('refuses a date that does not exist', async () => {
    const { user } = show(CallScreen, { view }, core);
    await user.click(await screen.findByRole('button', { name: 'Va payer le…' }));
    const date = screen.getByLabelText(seen(choiceOf('promise').date_label!));
    await user.clear(date);
    await user.type(date, '31/02/2027');
    await user.tab();
    expect(screen.getByText(/Écrivez une date qui existe/)).toBeVisible();
  });

  it('offers the e-mail that confirms, after the call', async () => {
    const email = { to: 'a@b.example', subject: 'Suite à notre appel', body: 'Bonjour', ...bare };
    const opened = vi.fn(async () => null);
    const { user } = show(
      CallScreen,
      { view },
      { ...core, recordContact: async () => ({ ...done, email }), openEmail: opened },
    );
    await user.click(await screen.findByRole('button', { name: 'A des difficultés' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Confirmer par e-mail' }));
    await user.type(dialog.getByLabelText('Message'), ' !');
    await user.click(dialog.getByRole('button', { name: 'Ouvrir dans ma messagerie' }));
    expect(opened).toHaveBeenCalledWith({ ...email, body: 'Bonjour !' });
    await user.click(dialog.getByRole('button', { name: 'Terminer' }));
    await waitFor(() => expect(goto).toHaveBeenCalledWith(`/dossier/${view.client}?acte=plan`));
  });

  it('never calls a client who has paid since', async () => {
    const nothing = { title: 'Payé depuis : rien à relancer', facts: ['412,80 € reçus.'] };
    const { container } = show(CallScreen, { view: { ...view, invoices: [], nothing } }, core);
    expect(await screen.findByText(nothing.title)).toBeVisible();
    expect(screen.queryByText(seen(usual.body))).toBeNull();
    expect(screen.queryByRole('button', { name: /Enregistrer/ })).toBeNull();
    await expectAccessible(container);
  });
});

describe('l’e-mail de relance', () => {
  const step = recorded<EmailStepView>('email_step');

  const fresh = { ...recorded<FreshnessView>('freshness'), stale: false };

  it('asks whether the payments were looked at, and takes « je n’ai pas vérifié »', async () => {
    const { user, asked } = show(
      EmailScreen,
      { view: step },
      { emailSent: async () => done, freshness: async () => ({ ...fresh, stale: true }) },
    );
    await screen.findByLabelText('Objet');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('avez-vous regardé votre compte');
    expect(lastAsked(asked, 'emailSent')).toBeUndefined();
    await user.click(screen.getByRole('button', { name: 'Je n’ai pas vérifié' }));
    expect(lastAsked(asked, 'emailSent')).toMatchObject({ payments: 'not_looked' });
  });

  it('is sent by the user and noted as done', async () => {
    const saved = vi.fn(async () => '/tmp/x.eml');
    const { user, asked, container } = show(
      EmailScreen,
      { view: step },
      { emailSent: async () => done, saveEmail: saved, freshness: async () => fresh },
    );
    expect(await screen.findByLabelText('Objet')).toHaveValue(step.email.subject);
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: /Enregistrer le message/ }));
    expect(saved).toHaveBeenCalledWith(
      step.email,
      step.email.attachments.map((one) => one.document),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(lastAsked(asked, 'emailSent')).toBeDefined());
    expect(lastAsked(asked, 'emailSent')).toMatchObject({
      client: step.client,
      invoices: step.invoices.map((one) => one.invoice),
    });
    await waitFor(() => expect(goto).toHaveBeenCalledWith('/'));
  });
});

describe('l’e-mail qui confirme un appel', () => {
  it('joins the invoices kept in the case, and names those to join by hand', async () => {
    const file = { document: 7, name: 'F-12.pdf' };
    const email = {
      to: 'a@b.example',
      subject: 'Suite à notre appel',
      body: 'Bonjour,',
      attachments: [file],
      to_attach: ['F-13'],
    };
    const saved = vi.fn(async () => '/tmp/x.eml');
    const { user } = show(EmailDialog, { email, onclose: () => {} }, { saveEmail: saved });
    expect(await screen.findByText(/F-12\.pdf/)).toBeVisible();
    expect(screen.getByText(/À joindre vous-même/)).toHaveTextContent(/la facture F-13/);
    await user.click(screen.getByRole('button', { name: /Enregistrer le message/ }));
    expect(saved).toHaveBeenCalledWith(email, [file.document]);
  });
});

describe('le chronomètre', () => {
  it('adds up what was timed and never goes back with the clock', () => {
    let now = 1_000_000;
    const watch = new Stopwatch(() => now);
    watch.start();
    now += 61_500;
    watch.stop();
    expect([watch.seconds, watch.shown]).toEqual([61, '1:01']);
    watch.start();
    now -= 3_600_000;
    watch.stop();
    expect(watch.seconds).toBe(61);
  });
});

import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Api } from '$lib/api';
import { Refusal } from '$lib/api/call';
import type {
  ClientScenario,
  ScenarioDone,
  ScenarioInput,
  ScenarioMove,
  ScenarioPreview,
  ScenariosView,
  ScenarioTrial,
} from '$lib/api/types';
import { done, recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';
import ScenarioChoice from './ScenarioChoice.svelte';
import ScenariosPanel from './ScenariosPanel.svelte';

const view = recorded<ScenariosView>('scenarios');
const preview = recorded<ScenarioPreview>('scenario_preview');
const saved: ScenarioDone = {
  id: 'ma_facon',
  message: '« Ma façon » enregistré.',
  restorable: false,
};

/** The same with an own scenario that two clients follow, one of them on an older version. */
const shipped = view.scenarios[0]!;
const own: ScenariosView = {
  ...view,
  scenarios: [
    ...view.scenarios,
    {
      ...shipped,
      id: 'ma_facon',
      title: 'Ma façon',
      own: true,
      version: 2,
      followed: '2 clients le suivent',
      followers: ['Menuiserie Lefèvre', 'Garage Le Goff'],
      kept: '1 dossier en cours garde la version 1',
      draft: { ...shipped.draft, id: 'ma_facon', title: 'Ma façon' },
    },
  ],
};

function open(core: Partial<Api> = {}) {
  return show(ScenariosPanel, {}, { saveScenario: async () => saved, ...core });
}

async function copy(core: Partial<Api> = {}) {
  const shown = open(core);
  const card = await screen.findByRole('article', { name: shipped.title });
  await shown.user.click(within(card).getByRole('button', { name: `Copier ${shipped.title}` }));
  await screen.findByRole('heading', { name: 'Essai à blanc' });
  return shown;
}

function lastDraft(asked: { command: string; args: unknown[] }[]) {
  return (lastAsked(asked, 'scenarioPreview') as ScenarioTrial).draft;
}

describe('les scénarios', () => {
  it('show the five shipped ones with their steps in order', async () => {
    const { container } = open();
    expect(await screen.findAllByRole('article')).toHaveLength(5);
    const card = screen.getByRole('article', { name: shipped.title });
    const steps = within(card).getAllByRole('listitem');
    expect(steps.map((step) => seen(step.textContent ?? ''))).toEqual(
      shipped.steps.map((step, i) =>
        seen(
          `${step.kind === 'judicial' ? 'puis' : i + 1} ${step.title} ${step.channel} ${step.delay}`,
        ),
      ),
    );
    expect(within(card).queryByRole('button', { name: 'Modifier' })).toBeNull();
    await expectAccessible(container);
  });

  it('choose what a new client of a nature begins with', async () => {
    const { user, asked } = open({ chooseDefaultScenario: async () => saved });
    await user.selectOptions(await screen.findByLabelText('Particulier'), 'ecrit_d_abord');
    expect(asked.find((one) => one.command === 'chooseDefaultScenario')?.args).toEqual([
      'consumer',
      'ecrit_d_abord',
    ]);
  });

  it('are copied, changed and saved, the dates coming from the draft', async () => {
    const { user, asked, container } = await copy({ scenarioPreview: async () => preview });
    await expectAccessible(container);
    const title = screen.getByLabelText('Titre');
    expect(title).toHaveValue(`${shipped.title} (copie)`);
    await user.clear(title);
    await user.type(title, 'Ma façon');
    await user.selectOptions(screen.getByLabelText('Étape à ajouter'), 'meeting');
    await user.click(screen.getByRole('button', { name: 'Ajouter' }));
    await waitFor(() =>
      expect(lastDraft(asked).steps.map((step) => step.kind)).toEqual([
        'call',
        'first_letter',
        'second_letter',
        'formal_notice',
        'meeting',
        'judicial',
      ]),
    );
    expect(screen.getAllByText(preview.dates[0]!.title).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    const input = lastAsked(asked, 'saveScenario') as ScenarioInput;
    expect(input.draft.id).toBeNull();
    expect(input.draft.title).toBe('Ma façon');
    expect(input.move_running).toBe(false);
    expect(await screen.findAllByRole('article')).toHaveLength(5);
  });

  it('move a step by its buttons and by the keys, the focus following it', async () => {
    const { user, asked } = await copy();
    await user.click(screen.getByRole('button', { name: 'Descendre l’étape 1, Appel' }));
    expect(screen.getByRole('button', { name: 'Descendre l’étape 2, Appel' })).toHaveFocus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(lastDraft(asked).steps[0]?.kind).toBe('call'));
    expect(screen.getByRole('button', { name: 'Monter l’étape 1, Appel' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Retirer l’étape 1, Appel' }));
    await waitFor(() => expect(lastDraft(asked).steps[0]?.kind).toBe('first_letter'));
  });

  it('change what an answer leads to', async () => {
    const { user, asked } = await copy();
    await user.click(screen.getByText('Ce que chaque réponse entraîne'));
    const fixed = view.form.outcomes.filter((one) => one.fixed);
    expect(fixed.map((one) => one.outcome)).toEqual(['insolvency', 'over_indebtedness', 'abandon']);
    await user.click(screen.getByRole('button', { name: /Changer la règle.*Pas de réponse/ }));
    const times = screen.getByLabelText('Combien de fois au plus');
    await user.clear(times);
    await user.type(times, '3');
    const rule = () => lastDraft(asked).outcomes.find((one) => one.outcome === 'no_answer');
    await waitFor(() => expect(rule()).toMatchObject({ then: 'repeat', repeats_max: 3 }));
    await user.selectOptions(screen.getByLabelText('Ensuite'), 'advance');
    await waitFor(() =>
      expect(rule()).toMatchObject({ then: 'advance', repeats_max: null, after: null }),
    );
    expect(screen.queryByLabelText('Combien de fois au plus')).toBeNull();
  });

  it('say what is wrong next to its field and save nothing meanwhile', async () => {
    const wrong: ScenarioPreview = {
      ...preview,
      valid: false,
      dates: [],
      note: 'Les dates viendront.',
      problems: [
        { field: 'title', place: null, outcome: null, message: 'Donnez un titre.', blocks: true },
        { field: 'step', place: 1, outcome: null, message: 'Déjà là.', blocks: true },
        { field: 'steps', place: null, outcome: null, message: 'À savoir.', blocks: false },
      ],
    };
    await copy({ scenarioPreview: async () => wrong });
    expect(await screen.findByText('Donnez un titre.')).toBeVisible();
    expect(screen.getByLabelText('Titre')).toHaveAccessibleDescription(/Donnez un titre/);
    expect(
      within(screen.getByRole('listitem', { name: 'Étape 2' })).getByText('Déjà là.'),
    ).toBeVisible();
    expect(screen.getByText('À savoir.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Enregistrer' })).toBeDisabled();
  });

  it('ask before what was changed is lost', async () => {
    const { user } = await copy();
    await user.type(screen.getByLabelText('Titre'), ' bis');
    await user.click(screen.getByRole('button', { name: '← Tous les scénarios' }));
    const dialog = await screen.findByRole('dialog', { name: /sans l’enregistrer/ });
    await user.click(within(dialog).getByRole('button', { name: 'Ne pas enregistrer' }));
    expect(await screen.findAllByRole('article')).toHaveLength(5);
  });

  it('move the running cases once their consequence is seen', async () => {
    const moves: ScenarioMove[] = [
      {
        client: 3,
        client_name: 'Garage Le Goff',
        running: true,
        before: 'Mise en demeure le 8 décembre 2026',
        after: 'Mise en demeure le 23 décembre 2026',
        sentence: '',
      },
    ];
    const { user, asked } = open({
      scenarios: async () => own,
      scenarioMoves: async () => moves,
      moveRunningCases: async () => saved,
    });
    const card = await screen.findByRole('article', { name: 'Ma façon' });
    expect(within(card).getByText(/garde la version 1/)).toBeVisible();
    await user.click(within(card).getByRole('button', { name: /Passer aussi les dossiers/ }));
    const dialog = await screen.findByRole('dialog', { name: /à la version 2/ });
    expect(await within(dialog).findByText(/23 décembre/)).toBeVisible();
    expect(asked.some((one) => one.command === 'moveRunningCases')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Passer ces dossiers' }));
    expect(lastAsked(asked, 'moveRunningCases')).toBe('ma_facon');
  });

  it('remove an own one that is followed only with where its clients go', async () => {
    const { user, asked, container } = open({
      scenarios: async () => own,
      removeScenario: async () => saved,
    });
    const card = await screen.findByRole('article', { name: 'Ma façon' });
    await user.click(within(card).getByText('Ce que chaque réponse entraîne'));
    await user.click(within(card).getByRole('button', { name: 'Retirer ce scénario' }));
    const dialog = await screen.findByRole('dialog', { name: /Retirer/ });
    expect(within(dialog).getByText(/Menuiserie Lefèvre, Garage Le Goff/)).toBeVisible();
    await expectAccessible(container);
    await user.selectOptions(within(dialog).getByLabelText('Ils suivront'), 'rapide');
    await user.click(within(dialog).getByRole('button', { name: 'Retirer' }));
    expect(asked.find((one) => one.command === 'removeScenario')?.args).toEqual([
      'ma_facon',
      'rapide',
    ]);
  });

  it('come in from a file to be looked at first', async () => {
    const refused = async () => {
      throw new Refusal('unreadable_file', '', 'Ce fichier n’a pas pu être lu.');
    };
    const { user } = open({ readScenario: refused });
    const file = new File(['bonjour'], 'scenario.toml', { type: 'text/plain' });
    await user.upload(await screen.findByLabelText('Ouvrir le fichier d’un scénario'), file);
    expect(await screen.findByRole('alert')).toHaveTextContent('n’a pas pu être lu');
  });
});

describe('le scénario d’un client', () => {
  const change = recorded<ScenarioMove>('scenario_change');

  it('is chosen once its consequence is said, and taken back', async () => {
    const { user, asked, container } = show(
      ScenarioChoice,
      { client: 3 },
      { chooseScenario: async () => done },
    );
    await user.selectOptions(await screen.findByLabelText('Scénario de relance'), 'rapide');
    expect(await screen.findByText(seen(change.sentence), { normalizer: seen })).toBeVisible();
    await expectAccessible(container);
    expect(asked.some((one) => one.command === 'chooseScenario')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Choisir ce scénario' }));
    expect(asked.find((one) => one.command === 'chooseScenario')?.args).toEqual([3, 'rapide']);
    await user.click(await screen.findByRole('button', { name: /Annuler/ }));
    await waitFor(() => expect(lastAsked(asked, 'undo')).toEqual(done.undo));
  });

  it('goes on to the last version where its case keeps an older one', async () => {
    const kept: ClientScenario = {
      ...recorded<ClientScenario>('client_scenario'),
      version: 1,
      title: 'Ma façon, version 1',
    };
    const { user, asked } = show(
      ScenarioChoice,
      { client: 3 },
      { clientScenario: async () => kept, chooseScenario: async () => done },
    );
    expect(await screen.findByText(/Ma façon, version 1/)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Passer à la dernière version' }));
    expect(asked.filter((one) => one.command === 'chooseScenario').at(-1)?.args).toEqual([
      3,
      kept.scenario,
    ]);
  });
});

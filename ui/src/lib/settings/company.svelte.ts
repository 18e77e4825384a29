import type { Api } from '$lib/api';
import type { Activity, Address, Company, HolidayRegion, ProfileFaultView } from '$lib/api/types';

/** The company profile being typed: empty text where the core has nothing. */
export class CompanyDraft {
  name = $state('');
  legalForm = $state('');
  siret = $state('');
  rcs = $state('');
  capital = $state('');
  vat = $state('');
  street = $state('');
  postalCode = $state('');
  city = $state('');
  email = $state('');
  phone = $state('');
  iban = $state('');
  bic = $state('');
  signatory = $state('');
  capacity = $state('');
  mediator = $state('');
  region = $state<HolidayRegion>('mainland');
  activity = $state<Activity>('ordinary');
  private readonly country: string;

  constructor(company: Company | null = null) {
    this.country = company?.address.country ?? 'FR';
    if (!company) return;
    this.name = company.name;
    this.legalForm = company.legal_form ?? '';
    this.siret = company.siret ?? '';
    this.rcs = company.rcs ?? '';
    this.capital = company.capital ?? '';
    this.vat = company.vat ?? '';
    this.street = company.address.lines.join('\n');
    this.postalCode = company.address.postal_code;
    this.city = company.address.city;
    this.email = company.email;
    this.phone = company.phone;
    this.iban = company.iban;
    this.bic = company.bic;
    this.signatory = company.signatory;
    this.capacity = company.signatory_capacity;
    this.mediator = company.mediator ?? '';
    this.region = company.region;
    this.activity = company.activity;
  }

  private get address(): Address {
    return addressOf(this.street, this.postalCode, this.city, this.country);
  }

  get company(): Company {
    return {
      name: this.name.trim(),
      legal_form: this.legalForm.trim() || null,
      siret: this.siret.replace(/\s/g, '') || null,
      rcs: this.rcs.trim() || null,
      capital: this.capital.trim() || null,
      vat: this.vat.replace(/\s/g, '') || null,
      address: this.address,
      email: this.email.trim(),
      phone: this.phone.trim(),
      iban: this.iban.replace(/\s/g, ''),
      bic: this.bic.replace(/\s/g, ''),
      signatory: this.signatory.trim(),
      signatory_capacity: this.capacity.trim(),
      mediator: this.mediator.trim() || null,
      region: this.region,
      activity: this.activity,
    };
  }
}

/** What the core finds wrong in the profile, said below each field that was left. */
export class ProfileChecks {
  private faults = $state.raw<ProfileFaultView[]>([]);
  private seen = $state.raw<readonly string[]>([]);
  private asked = 0;

  constructor(
    private readonly api: Api,
    private readonly draft: CompanyDraft,
  ) {}

  /** What to say below a field; nothing before it was left. */
  of(field: string): string | undefined {
    if (!this.seen.includes(field)) return undefined;
    return this.faults.find((fault) => fault.field === field)?.sentence;
  }

  /** Whether the profile cannot be kept as it is. */
  get blocked(): boolean {
    return this.faults.some((fault) => fault.blocks);
  }

  /**
   * A field was left: it is checked, and those left before it again. One that was never typed in waits
   * for the whole: what is said below it would move the button that is being pressed.
   */
  left(field: string): void {
    if (!this.seen.includes(field) && !this.typed(field)) return;
    void this.ask([...this.seen, field]).catch(() => undefined);
  }

  /** Before it is kept: every field. */
  all(): Promise<void> {
    return this.ask(['name', 'siret', 'postal_code', 'city', 'iban']);
  }

  private typed(field: string): boolean {
    const { name, siret, postalCode, city, iban } = this.draft;
    const fields: Record<string, string> = { name, siret, postal_code: postalCode, city, iban };
    return fields[field] !== '';
  }

  private async ask(seen: readonly string[]): Promise<void> {
    const mine = ++this.asked;
    this.seen = seen;
    const faults = await this.api.companyFaults(this.draft.company);
    if (mine === this.asked) this.faults = faults;
  }
}

/** An address from what was typed, one line of text per line of the envelope. */
export function addressOf(
  street: string,
  postalCode: string,
  city: string,
  country: string,
): Address {
  const lines = street
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { lines, postal_code: postalCode.trim(), city: city.trim(), country: country || 'FR' };
}

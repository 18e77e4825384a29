import type { ClientInput, ClientView, Contact, DebtorNature } from '$lib/api/types';
import { addressOf } from '$lib/settings/company.svelte';

/** A client's sheet being typed. */
export class ClientDraft {
  name = $state('');
  /** Empty for a new client: what it is decides what the law lets one ask. */
  nature = $state<DebtorNature | ''>('');
  siren = $state('');
  vat = $state('');
  street = $state('');
  postalCode = $state('');
  city = $state('');
  country = $state('FR');
  email = $state('');
  phone = $state('');
  note = $state('');
  contractRate = $state('');
  /** Why the rate typed is not one; empty where it is. */
  rateRefused = $state('');
  contacts = $state<Contact[]>([]);
  private readonly client: number | null = null;

  constructor(view: ClientView | null = null) {
    if (!view) return;
    this.client = view.client;
    this.name = view.name;
    this.nature = view.nature;
    this.siren = view.siret ?? view.siren ?? '';
    this.vat = view.vat ?? '';
    this.street = view.address.lines.join('\n');
    this.postalCode = view.address.postal_code;
    this.city = view.address.city;
    this.country = view.address.country;
    this.email = view.email;
    this.phone = view.phone;
    this.note = view.note;
    this.contractRate = view.contract_rate ?? '';
    this.contacts = view.contacts.map((contact) => ({ ...contact }));
  }

  addContact(): void {
    this.contacts.push({ name: '', role: 'pays', phone: '', email: '' });
  }

  /** What is still needed, field by field; empty where nothing is. */
  get missing() {
    return {
      name: this.name.trim() ? '' : 'Tapez le nom du client.',
      nature: this.nature ? '' : 'Dites ce qu’est ce client.',
    };
  }

  /** Nothing as long as something is missing. */
  get input(): ClientInput | null {
    const nature = this.nature;
    if (!nature || !this.name.trim() || this.rateRefused) return null;
    return {
      client: this.client,
      name: this.name.trim(),
      nature,
      siren: this.siren.replace(/\s/g, '') || null,
      vat: this.vat.replace(/\s/g, '') || null,
      address: addressOf(this.street, this.postalCode, this.city, this.country),
      email: this.email.trim(),
      phone: this.phone.trim(),
      note: this.note.trim(),
      contract_rate: this.contractRate || null,
      contacts: $state.snapshot(this.contacts).filter((contact) => contact.name.trim() !== ''),
    };
  }
}

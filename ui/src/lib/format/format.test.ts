import { describe, expect, it } from 'vitest';
import { bareEuros, euros, isZero, percent, readAmount } from './amount';
import { fullDate, longDate, moment, numericDate, readDate, shortDate } from './date';
import { companyNumber, count, enumerated, folded, pathParts, phone } from './text';

describe('amounts', () => {
  it('are written the French way, exactly', () => {
    expect(euros('1850.00')).toBe('1\u202f850,00\u00a0€');
    expect(euros('-12.05')).toBe('-12,05\u00a0€');
    expect(euros('9007199254740993.01')).toBe(
      '9\u202f007\u202f199\u202f254\u202f740\u202f993,01\u00a0€',
    );
    expect(bareEuros('0.50')).toBe('0,50');
    expect(percent('12.40')).toBe('12,40\u00a0%');
    expect(isZero('0.00')).toBe(true);
    expect(isZero('0.01')).toBe(false);
  });

  it.each([
    ['1234', '1234.00'],
    ['1 234,5', '1234.50'],
    ['1\u202f234,56\u00a0€', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1234.56', '1234.56'],
    ['1.234', '1234.00'],
    ['0,5', '0.50'],
    ['007', '7.00'],
  ])('reads %s as %s', (typed, amount) => {
    expect(readAmount(typed)).toBe(amount);
  });

  it.each(['', 'abc', '12,345', '1,2,3', '-5', '12.3456', '99999999999'])('refuses %j', (typed) => {
    expect(readAmount(typed)).toBeNull();
  });
});

describe('dates', () => {
  it('are written in words and in figures', () => {
    expect(longDate('2026-07-01')).toBe('1er juillet 2026');
    expect(shortDate('2026-11-21', '2026-12-01')).toBe('21\u00a0nov.');
    expect(shortDate('2025-11-21', '2026-12-01')).toBe('21\u00a0nov.\u00a02025');
    expect(fullDate('2026-12-02')).toBe('mercredi 2 décembre 2026');
    expect(numericDate('2026-12-02')).toBe('02/12/2026');
    expect(moment('2026-10-20T17:42')).toBe('20\u00a0oct.\u00a02026, 17:42');
  });

  it.each([
    ['5/12', '2026-12-05'],
    ['05.12.26', '2026-12-05'],
    ['5-12-2026', '2026-12-05'],
    ['051226', '2026-12-05'],
    ['5 déc. 2026', '2026-12-05'],
    ['5 decembre', '2026-12-05'],
    ['1er août 2026', '2026-08-01'],
    ['2026-12-05', '2026-12-05'],
    ['29/02/2028', '2028-02-29'],
    ['aujourd’hui', '2026-11-21'],
  ])('reads %s as %s', (typed, day) => {
    expect(readDate(typed, '2026-11-21')).toBe(day);
  });

  it.each([
    ['31/12', '2027-01-05', 'past', '2026-12-31'],
    ['5 janv.', '2027-01-05', 'past', '2027-01-05'],
    ['05/01', '2026-12-20', 'future', '2027-01-05'],
    ['31/12', '2026-12-20', 'future', '2026-12-31'],
    ['31/12', '2027-01-05', undefined, '2027-12-31'],
    ['31/12/27', '2027-01-05', 'past', '2027-12-31'],
  ] as const)('reads %s typed on %s, only the %s being possible, as %s', (typed, on, side, day) => {
    expect(readDate(typed, on, side)).toBe(day);
  });

  it.each(['31/02/2026', '29/02/2026', '12/13/2026', 'demain', '5 j 2026', '', '1/1/1901'])(
    'refuses %j instead of guessing',
    (typed) => expect(readDate(typed, '2026-11-21')).toBeNull(),
  );
});

describe('small forms', () => {
  it('count, telephone, numbers', () => {
    expect(count(0, 'facture')).toBe('0\u00a0facture');
    expect(count(2, 'facture')).toBe('2\u00a0factures');
    expect(phone('0298960000')).toBe('02\u00a098\u00a096\u00a000\u00a000');
    expect(phone('+33298960000')).toBe('02\u00a098\u00a096\u00a000\u00a000');
    expect(companyNumber('51234567900012')).toBe('512\u00a0345\u00a0679\u00a000012');
    expect(folded('Élagage Noël & Cœur')).toBe('elagage noel & coeur');
  });

  it('enumerates, and ends a line of a path at its separators alone', () => {
    expect(enumerated(['1 client', '3 factures', '2 lettres'])).toBe(
      '1 client, 3 factures et 2 lettres',
    );
    expect(pathParts('Copie enregistrée : /media/yann/Mes documents/copie.db.age')).toEqual([
      'Copie enregistrée : /',
      'media/',
      'yann/',
      'Mes documents/',
      'copie.db.age',
    ]);
    expect(pathParts('C:\\Users\\Yann\\dument.db')).toEqual([
      'C:\\',
      'Users\\',
      'Yann\\',
      'dument.db',
    ]);
    for (const plain of ['Payé le 12/05/2026.', 'et/ou', ''])
      expect(pathParts(plain)).toEqual([plain]);
  });
});

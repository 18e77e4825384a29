//! Currencies of ISO 4217 that an invoice may bear.

const CODES: &str = "AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK DZD EGP EUR GBP GEL GHS HKD HRK HUF \
    IDR ILS INR ISK JPY KES KRW KWD KZT LBP LKR MAD MDL MGA MKD MUR MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON \
    RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU VND XAF XOF XPF ZAR";

/// Whether three capital letters are a currency.
pub(crate) fn is_listed(code: &str) -> bool {
    CODES.split(' ').any(|listed| listed == code)
}

//! Reading one claim of the terminal contract.

use std::borrow::Cow;

use dument_domain::claim::{
    AllocationMode, BelowFloor, CostsReading, DayBasis, Debt, DuePart, Movement, OnPrincipal, RateMode,
    Terms, Waiver,
};
use dument_domain::{ContractRate, Day, DebtorNature, Money};
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::law::claims::refusal::Refusal;

/// A claim ready to be computed.
pub(crate) struct Claim<'a> {
    pub(crate) id: Option<&'a RawValue>,
    pub(crate) until: Day,
    pub(crate) terms: Terms,
    pub(crate) invoices: Vec<ClaimInvoice<'a>>,
}

/// One invoice of a claim.
pub(crate) struct ClaimInvoice<'a> {
    pub(crate) number: Cow<'a, str>,
    pub(crate) due: Day,
    pub(crate) debt: Debt,
    /// Costs of recovering it that were paid and are justified.
    pub(crate) recovery_costs: Vec<Movement>,
}

/// A JSON value that should be text; anything else is remembered as such.
#[derive(Default)]
enum Text<'a> {
    #[default]
    Absent,
    Null,
    Is(Cow<'a, str>),
    Other,
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;
    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a JSON value")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text::Is(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text::Is(Cow::Owned(text.to_owned())))
    }
    fn visit_unit<E>(self) -> Result<Text<'de>, E> {
        Ok(Text::Null)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Text<'de>, E> {
        Ok(Text::Other)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Text<'de>, E> {
        Ok(Text::Other)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Text<'de>, E> {
        Ok(Text::Other)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Text<'de>, E> {
        Ok(Text::Other)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Text<'de>, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text::Other)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Text<'de>, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text::Other)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Text<'a>, D::Error> {
        input.deserialize_any(TextVisitor)
    }
}

impl Text<'_> {
    fn shown(&self) -> String {
        match self {
            Text::Absent => "(absent)".to_owned(),
            Text::Null => "null".to_owned(),
            Text::Is(text) => text.chars().take(60).collect(),
            Text::Other => "(nombre ou autre, pas un texte)".to_owned(),
        }
    }

    fn refuse(&self, code: &'static str) -> Refusal {
        Refusal { code, detail: self.shown() }
    }

    fn day(&self) -> Result<Day, Refusal> {
        let Text::Is(text) = self else { return Err(self.refuse("bad_date")) };
        text.parse().map_err(|_| self.refuse("bad_date"))
    }

    fn optional_day(&self) -> Result<Option<Day>, Refusal> {
        match self {
            Text::Absent | Text::Null => Ok(None),
            Text::Is(_) | Text::Other => self.day().map(Some),
        }
    }

    fn amount(&self) -> Result<Money, Refusal> {
        let Text::Is(text) = self else { return Err(self.refuse("bad_amount")) };
        match text.parse::<Money>() {
            Ok(amount) if amount.is_positive() => Ok(amount),
            Ok(_) | Err(_) => Err(self.refuse("bad_amount")),
        }
    }

    fn optional_rate(&self) -> Result<Option<ContractRate>, Refusal> {
        match self {
            Text::Absent | Text::Null => Ok(None),
            Text::Is(text) => text.parse().map(Some).map_err(|_| self.refuse("bad_rate")),
            Text::Other => Err(self.refuse("bad_rate")),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClaim<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    debtor: DebtorNature,
    #[serde(borrow, default)]
    until: Text<'a>,
    #[serde(default)]
    allocation: AllocationMode,
    #[serde(borrow, default)]
    on_principal: Option<Vec<Text<'a>>>,
    #[serde(default)]
    exact_principal: bool,
    #[serde(default)]
    rate_mode: RateMode,
    #[serde(default)]
    day_basis: DayBasis,
    #[serde(borrow, default)]
    contract_rate: Text<'a>,
    #[serde(borrow, default)]
    formal_notice_on: Text<'a>,
    #[serde(borrow, default)]
    insolvency_judgment_on: Text<'a>,
    #[serde(borrow)]
    invoices: Vec<RawInvoice<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInvoice<'a> {
    #[serde(borrow)]
    number: Cow<'a, str>,
    #[serde(borrow)]
    amount: Text<'a>,
    #[serde(borrow)]
    due: Text<'a>,
    #[serde(borrow, default)]
    payments: Option<Vec<RawMovement<'a>>>,
    #[serde(borrow, default)]
    credit_notes: Option<Vec<RawMovement<'a>>>,
    #[serde(borrow, default)]
    recovery_costs: Option<Vec<RawMovement<'a>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMovement<'a> {
    #[serde(borrow)]
    on: Text<'a>,
    #[serde(borrow)]
    amount: Text<'a>,
}

/// Reads one line; `today` stands for an absent `until`.
pub(super) fn parse(line: &str, today: Day) -> Result<Claim<'_>, Refusal> {
    let raw: RawClaim<'_> = serde_json::from_str(line)
        .map_err(|error| Refusal { code: "bad_line", detail: error.to_string() })?;
    let until = raw.until.optional_day()?.unwrap_or(today);
    let terms = Terms {
        nature: raw.debtor,
        rate_mode: raw.rate_mode,
        day_basis: raw.day_basis,
        allocation: raw.allocation,
        agreed: OnPrincipal {
            days: raw.on_principal.unwrap_or_default().iter().map(Text::day).collect::<Result<_, _>>()?,
            exact: raw.exact_principal,
        },
        contract_rate: raw.contract_rate.optional_rate()?,
        below_floor: BelowFloor::Keep,
        formal_notice_on: raw.formal_notice_on.optional_day()?,
        interest_until: None,
        insolvency_judgment_on: raw.insolvency_judgment_on.optional_day()?,
        waiver: Waiver::default(),
        cancelled: false,
        waived_parts: Vec::new(),
        recovery_costs: Vec::new(),
        costs_reading: CostsReading::default(),
    };
    let invoices = raw.invoices.into_iter().map(invoice).collect::<Result<_, _>>()?;
    Ok(Claim { id: raw.id, until, terms, invoices })
}

/// The `id` of a line that may be otherwise unreadable.
pub(super) fn id_of(line: &str) -> Option<&RawValue> {
    #[derive(Deserialize)]
    struct OnlyId<'a> {
        #[serde(borrow, default)]
        id: Option<&'a RawValue>,
    }
    serde_json::from_str::<OnlyId<'_>>(line).ok().and_then(|only| only.id)
}

fn invoice(raw: RawInvoice<'_>) -> Result<ClaimInvoice<'_>, Refusal> {
    let amount = raw.amount.amount()?;
    let due = raw.due.day()?;
    let debt = Debt {
        parts: vec![DuePart { due, amount }],
        payments: movements(raw.payments.as_deref())?,
        credit_notes: movements(raw.credit_notes.as_deref())?,
    };
    let recovery_costs = movements(raw.recovery_costs.as_deref())?;
    Ok(ClaimInvoice { number: raw.number, due, debt, recovery_costs })
}

/// A list that is absent or `null` is empty.
fn movements(raw: Option<&[RawMovement<'_>]>) -> Result<Vec<Movement>, Refusal> {
    raw.unwrap_or_default()
        .iter()
        .map(|one| Ok(Movement { on: one.on.day()?, amount: one.amount.amount()? }))
        .collect()
}

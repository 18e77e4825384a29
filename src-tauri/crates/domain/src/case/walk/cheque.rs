//! The path of a cheque that came back unpaid (CMF L131-73), with its legal delays.

use crate::Day;
use crate::case::{ChequeAct, ChequeStage, Planned, Reason, Rules, StepKind};
use crate::law::Parameter;

/// Working days left to the bank to answer before its certificate is asked about again.
const BANK_ANSWER_WORKING_DAYS: u32 = 10;
/// Working days after which a second presentation has an answer.
const PRESENTATION_WORKING_DAYS: u32 = 5;

/// Where the cheque stands.
pub(super) struct Cheque {
    /// First day on which the certificate may be asked: thirty days after the first presentation.
    certificate_from: Day,
    stage: ChequeStage,
    ready: Day,
    since: Day,
}

impl Cheque {
    /// A cheque that came back, known on a day, with the day of its second presentation.
    pub(super) fn unpaid(presented_on: Day, known_on: Day, again_from: Day, rules: &Rules<'_>) -> Cheque {
        let certificate_from = after(Parameter::ChequeCertificateDays, presented_on, rules);
        Cheque { certificate_from, stage: ChequeStage::PresentAgain, ready: again_from, since: known_on }
    }

    /// What was done, taken as true even if an act before it was not noted.
    pub(super) fn follow(&mut self, act: ChequeAct, on: Day, rules: &Rules<'_>) {
        let region = rules.region;
        (self.stage, self.ready) = match act {
            ChequeAct::PresentedAgain => {
                let answered = on.plus_working_days(PRESENTATION_WORKING_DAYS, region);
                (ChequeStage::AskCertificate, answered.max(self.certificate_from))
            }
            ChequeAct::CertificateAsked => {
                (ChequeStage::AwaitCertificate, on.plus_working_days(BANK_ANSWER_WORKING_DAYS, region))
            }
            ChequeAct::CertificateReceived => (ChequeStage::Serve, on.working_day_after(region)),
            ChequeAct::Served => (ChequeStage::AskTitle, after(Parameter::ChequeTitleDays, on, rules)),
            ChequeAct::TitleIssued => (ChequeStage::Enforce, on.working_day_after(region)),
        };
        self.since = on;
    }

    /// Whether the enforceable title is there.
    pub(super) fn has_title(&self) -> bool {
        self.stage == ChequeStage::Enforce
    }

    /// What is to be done, as known on a day: once thirty days have passed, one presentation is
    /// enough to ask for the certificate.
    pub(super) fn planned(&self, today: Day) -> Planned {
        let passed = self.stage == ChequeStage::PresentAgain && today >= self.certificate_from;
        let (stage, due_on) = if passed {
            (ChequeStage::AskCertificate, self.certificate_from)
        } else {
            (self.stage, self.ready)
        };
        let step = if self.has_title() { StepKind::Judicial } else { StepKind::Cheque };
        Planned { step, due_on, since: self.since, reason: Reason::Cheque { stage, on: self.since } }
    }
}

/// The first working day after a delay of the law; at once for a day older than its figures.
fn after(parameter: Parameter, from: Day, rules: &Rules<'_>) -> Day {
    let first = rules.law.delay(parameter, from).map(|delay| delay.dates(from, rules.region).first_day_after);
    first.unwrap_or(from).working_day_from(rules.region)
}

//! Words that no letter of ours may hold, and those a consumer may not read.

/// Never in any letter: old names, idle threats, look-alikes of a court act.
pub(crate) const NEVER: [&str; 8] = [
    "huissier",
    "l441-6",
    "l. 441-6",
    "l.441-6",
    "sans autre avis",
    "frais de dossier",
    "plainte pénale",
    "poursuites pénales",
];

/// Never as a demand to a consumer or a non-professional (traps T05, T25 b).
pub(crate) const NEVER_TO_PRIVATE: [&str; 7] = [
    "l441-10",
    "d441-5",
    "indemnité forfaitaire",
    "pénalités de retard",
    "40 €",
    "frais de recouvrement",
    "frais d’envoi",
];

/// The courts and routes that do not fit a public buyer (law reference 1.10).
pub(crate) const NEVER_TO_PUBLIC: [&str; 4] =
    ["injonction de payer", "tribunal de commerce", "l441-10", "commissaire de justice"];

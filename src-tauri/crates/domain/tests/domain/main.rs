//! The rules alone: claims, law, terms, limitation, and the path of a case. `world`
//! holds one case and its invoices.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod case;
mod contract_rate;
mod counting;
mod law_parameters;
mod law_updates;
mod limitation;
mod open_law;
mod personal;
mod recovery_costs;
mod set_off;
mod term;
mod waivers;
mod world;

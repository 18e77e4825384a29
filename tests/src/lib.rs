//! What the proofs of the repository share: the naive ledger, random claims,
//! the rules of `tidy`.
//!
//! The proofs themselves are in `tests/tests/proofs`, one file per question. To add
//! one, write a test there; what several of them need comes here.

pub mod asking;
pub mod commands;
pub mod corpus;
pub mod naive;
pub mod random;
pub mod random_claims;
pub mod tidy;

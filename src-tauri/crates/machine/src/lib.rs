//! The computer around the program: its clock, its data folder, its desktop.
//!
//! The window and the terminal ask here what day it is and where the data are, so that both answer
//! alike; nothing below them does. What differs between Linux, Windows and macOS is settled here,
//! one file per question: to ask the computer something new, add its file.

pub mod bell;
pub mod bus;
pub mod clock;
pub mod display;
pub mod documents;
pub mod instance;
pub mod login;
pub mod notification;
pub mod place;
pub mod writing;

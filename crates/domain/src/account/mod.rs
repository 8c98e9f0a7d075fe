//! Signing in to work: what proves who somebody is, the browsers they signed in with, and what happens when it fails.
//!
//! A member of staff signs in with their work address, a password and a code from an app on their phone; a link that
//! opens once begins it. Of passwords, links, sessions and printed codes only hashes are kept. An unknown address costs
//! the same work and gets the same answer as a wrong password. What somebody may do is no part of a session: it is
//! looked up anew for each request, and closing an account ends its sessions in the same transaction.

pub mod browser;
mod challenge;
pub mod close;
mod common;
pub mod first_admin;
pub mod guidance;
pub mod hire;
pub mod history;
pub mod invite;
mod limit;
pub mod link;
pub mod member;
pub mod passkey;
mod password;
mod proof;
pub mod purge;
mod recovery;
pub mod role;
pub mod roll;
mod rows;
mod rules;
pub mod second;
pub mod session;
pub mod set_up;
pub mod sign_in;
pub mod sign_on;
pub mod step_up;
pub mod teams;
mod totp;
pub mod upstream;
mod vault;

pub use limit::network;
pub use member::Member;
pub use role::proved;
pub use rules::rules;
pub use session::{Live, Refusal, Stage, Token};
pub use vault::Vault;

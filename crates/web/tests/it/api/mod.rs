//! Hearth's own API.

mod gaps_are_named;

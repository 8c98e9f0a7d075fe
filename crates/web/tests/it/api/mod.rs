//! Hearth's own API.

//! The port through which rules read something on the web: public addresses, bounded answers.

use crate::Result;

/// Reads web addresses.
#[async_trait::async_trait]
pub trait Fetch: Send + Sync {
    /// The body at an `http` or `https` address, at most `most` bytes.
    ///
    /// # Errors
    /// `Invalid` when the address is not one, or the answer is an error or too large; `Unavailable` when
    /// nobody answers in time.
    async fn get(&self, url: &str, most: usize) -> Result<Vec<u8>>;
}

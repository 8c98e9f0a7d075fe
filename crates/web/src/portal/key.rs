//! The hidden key of a form, which makes sending it twice happen once.

use kernel::Error;

/// True when the key came before with something else, for example after going back and changing the words: what
/// is sent now is new and goes under a key of its own.
pub fn is_spent(error: &Error) -> bool {
    matches!(error, Error::Invalid(faults) if faults.iter().all(|fault| fault.code == "key-reused"))
}

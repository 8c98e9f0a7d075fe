//! Words that cannot leave by accident, and words that may leave now.

use super::Manner;

/// Something about a family. Nothing can print it, log it, compare it or write it as JSON: it has no `Display`, no
/// `Debug` and no `Serialize`.
///
/// ```compile_fail,E0277
/// # use domain::family::disclosure::Sensitive;
/// # fn log(words: Sensitive<String>) {
/// println!("{words}");
/// # }
/// ```
///
/// ```compile_fail,E0277
/// # use domain::family::disclosure::Sensitive;
/// # fn log(words: Sensitive<String>) {
/// println!("{words:?}");
/// # }
/// ```
///
/// ```compile_fail,E0277
/// # use domain::family::disclosure::Sensitive;
/// # fn export(words: Sensitive<String>) {
/// serde_json::to_string(&words);
/// # }
/// ```
///
/// ```compile_fail,E0616
/// # use domain::family::disclosure::Sensitive;
/// # fn take(words: Sensitive<String>) -> String {
/// words.0
/// # }
/// ```
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// From here on it leaves by the gate or not at all.
    pub fn new(inside: T) -> Self {
        Self(inside)
    }
}

/// What the gate let out, to one address at this moment. It cannot be made elsewhere, nor kept for later in a copy.
///
/// ```compile_fail,E0624
/// # use domain::family::disclosure::*;
/// # fn forge(manner: Manner, words: Sensitive<String>) -> Disclosable<String> {
/// Disclosable::new(String::new(), manner, words)
/// # }
/// ```
///
/// ```compile_fail,E0599
/// # use domain::family::disclosure::Disclosable;
/// # fn twice(passed: Disclosable<String>) {
/// let again = passed.clone();
/// # }
/// ```
pub struct Disclosable<T> {
    to: String,
    manner: Manner,
    inside: T,
}

impl<T> Disclosable<T> {
    pub(super) fn new(to: String, manner: Manner, Sensitive(inside): Sensitive<T>) -> Self {
        Self { to, manner, inside }
    }

    /// Takes it apart for the channel: to which number or address, how, and what.
    pub fn send(self) -> (String, Manner, T) {
        (self.to, self.manner, self.inside)
    }
}

//! How much each agreement says, in bits: the base-two logarithm of how much more often it is seen between two records
//! of one person than between records of two people. Settled on generated lists whose truth is known; a place with
//! a labelled list of its own may settle them better.

use super::{Agreement as A, Field as F};

/// Never more for one name than this, however rare it is: rare names run in families, and a slip of the pen is rarer
/// still.
pub(super) const MOST_FOR_A_NAME: f64 = 10.0;
/// Never more for first and family name together; a little is added for what sums lose in rounding.
pub(super) const MOST_FOR_NAMES: f64 = 2.0 * MOST_FOR_A_NAME + 0.01;
/// How often one person's records agree on a name letter by letter.
pub(super) const NAME_KEPT: f64 = 0.85;
/// What the same name says where nobody knows how common it is.
pub(super) const NAME_OF_UNKNOWN_RATE: f64 = 7.0;
/// Odds of 99 to 1 in bits: from here on a pair may be linked without a person deciding.
pub(super) const SURE: f64 = 6.63;
/// Odds of one in twelve in bits: below it a pair is not worth anybody's time.
pub(super) const WORTH_A_LOOK: f64 = -3.5;

/// Bits for `agreement` of `field`. For the same name, what [`super::Pool`] knows replaces it.
pub(super) const fn bits(field: F, agreement: A) -> f64 {
    match (field, agreement) {
        (F::Given | F::Family, A::Same) => NAME_OF_UNKNOWN_RATE,
        (F::Given, A::Partly) => 1.5,
        (F::Given, A::Nickname) => 4.5,
        (F::Given, A::Close) => 4.0,
        (F::Given, A::Initial) => 1.5,
        (F::Given, A::Different) => -6.0,
        (F::Family, A::Partly) => 4.0,
        (F::Family, A::Close) => 4.5,
        (F::Family, A::Different) => -4.5,
        (F::Names, A::Swapped) => 11.0,
        (F::Born, A::Same) => 13.0,
        (F::Born, A::Swapped) => 6.5,
        (F::Born, A::Close) => 5.5,
        (F::Born, A::Partly) => -1.0,
        (F::Born, A::Different) => -7.0,
        (F::Sex, A::Same) => 1.0,
        (F::Sex, A::Different) => -5.0,
        (F::Address, A::Same) => 10.0,
        (F::Address, A::Partly) => 7.0,
        (F::Address, A::Close) => 3.0,
        (F::Address, A::Different) => -1.5,
        (F::NhsNumber | F::Upn, A::Same) => 20.0,
        (F::NhsNumber | F::Upn, A::Different) => -12.0,
        _ => 0.0,
    }
}

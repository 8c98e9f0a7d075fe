//! How harmful a piece of information is in the wrong hands: six classes, and sets of them.

use std::ops::{BitAnd, BitOr};

/// The class of an item or of one of its fields. The order is the order of harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum ItemClass {
    /// 0: the register and everything else anyone may read.
    Public,
    /// 1: attendance and registration.
    Universal,
    /// 2: targeted help, such as an early help plan.
    Targeted,
    /// 3: domestic abuse, mental health, substance use, health needs of a child.
    Sensitive,
    /// 4: safeguarding.
    Safeguarding,
    /// 5: where someone can be found: safe address, school, routine.
    Location,
}

impl ItemClass {
    /// All of them, lowest first.
    pub const ALL: [Self; 6] =
        [Self::Public, Self::Universal, Self::Targeted, Self::Sensitive, Self::Safeguarding, Self::Location];
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Classes(u8);

impl Classes {
    /// No class at all.
    pub const NONE: Self = Self(0);
    /// Every class.
    pub const ALL: Self = Self(0b11_1111);

    /// The set of one class.
    pub const fn only(class: ItemClass) -> Self {
        Self(1 << class as u8)
    }

    /// Every class from `first` to `last`, both included; empty when they are the wrong way round.
    pub const fn between(first: ItemClass, last: ItemClass) -> Self {
        Self((Self::ALL.0 >> (5 - last as u8)) & (Self::ALL.0 << first as u8))
    }

    /// Whether `class` is in the set.
    pub const fn contains(self, class: ItemClass) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether the set holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitAnd for Classes {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for Classes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_holds_its_ends_and_nothing_outside() {
        for first in ItemClass::ALL {
            for last in ItemClass::ALL {
                for class in ItemClass::ALL {
                    assert_eq!(Classes::between(first, last).contains(class), first <= class && class <= last);
                }
            }
        }
    }
}

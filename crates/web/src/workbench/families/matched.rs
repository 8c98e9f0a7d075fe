//! Why two records may be of one person, in words.

use crate::shell::Page;
use domain::family::matching::{Agreement, Field, Guard, Reason};

/// What agrees, and what does not, one line each.
pub fn reasons(p: &Page, reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|reason| p.plain(reason_key(reason))).collect()
}

/// What warns, one line each.
pub fn guards(p: &Page, guards: &[Guard]) -> Vec<String> {
    let key = |guard: &Guard| match guard {
        Guard::Twins => "families-guard-twins",
        Guard::ParentAndChild => "families-guard-parent-and-child",
        Guard::NumbersDiffer => "families-guard-numbers-differ",
        Guard::FirstNameDiffers => "families-guard-first-name",
        Guard::BirthDateDiffers => "families-guard-birth-date",
        Guard::NoBirthDate => "families-guard-no-birth-date",
        Guard::OneList => "families-guard-one-list",
    };
    guards.iter().map(|guard| p.plain(key(guard))).collect()
}

/// The word key of a reason.
fn reason_key(reason: &Reason) -> String {
    let field = match reason.field {
        Field::Given => "given",
        Field::Family => "family",
        Field::Names => "names",
        Field::Born => "born",
        Field::Sex => "sex",
        Field::Address => "address",
        Field::NhsNumber => "nhs",
        Field::Upn => "upn",
    };
    let how = match reason.agreement {
        Agreement::Same => "same",
        Agreement::Nickname => "nickname",
        Agreement::Close => "close",
        Agreement::Swapped => "swapped",
        Agreement::Partly => "partly",
        Agreement::Initial => "initial",
        Agreement::Different => "different",
    };
    format!("families-match-{field}-{how}")
}

#[cfg(test)]
pub mod sample {
    use super::*;

    /// Every reason there is.
    pub fn reasons() -> Vec<Reason> {
        let fields = [
            (
                Field::Given,
                vec![
                    Agreement::Same,
                    Agreement::Nickname,
                    Agreement::Close,
                    Agreement::Partly,
                    Agreement::Initial,
                    Agreement::Different,
                ],
            ),
            (Field::Family, vec![Agreement::Same, Agreement::Close, Agreement::Partly, Agreement::Different]),
            (Field::Names, vec![Agreement::Swapped]),
            (
                Field::Born,
                vec![Agreement::Same, Agreement::Swapped, Agreement::Close, Agreement::Partly, Agreement::Different],
            ),
            (Field::Sex, vec![Agreement::Same, Agreement::Different]),
            (Field::Address, vec![Agreement::Same, Agreement::Partly, Agreement::Close, Agreement::Different]),
            (Field::NhsNumber, vec![Agreement::Same, Agreement::Different]),
            (Field::Upn, vec![Agreement::Same, Agreement::Different]),
        ];
        fields
            .into_iter()
            .flat_map(|(field, hows)| hows.into_iter().map(move |agreement| Reason { field, agreement, bits: 1.0 }))
            .collect()
    }

    /// Everything that warns.
    pub fn guards() -> Vec<Guard> {
        use Guard::{BirthDateDiffers, FirstNameDiffers, NoBirthDate, NumbersDiffer, OneList, ParentAndChild, Twins};
        vec![Twins, ParentAndChild, NumbersDiffer, FirstNameDiffers, BirthDateDiffers, NoBirthDate, OneList]
    }
}

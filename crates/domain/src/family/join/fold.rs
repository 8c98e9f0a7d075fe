//! Two records made into one, and one into two again: fact by fact, with where each came from. Pure.

use crate::family::model::{Details, PersonName};
use kernel::coded;
use serde::{Deserialize, Serialize};

/// What a record says of somebody: who they are, and where they are by day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Who they are.
    pub who: Details,
    /// Their school.
    pub school: String,
}

coded! {
    /// One fact of a record, taken whole from the one or from the other.
    Fact {
        /// The name they use.
        Name = "name",
        /// The name on papers.
        Legal = "legal",
        /// When born.
        Born = "born",
        /// When expected.
        Due = "due",
        /// As others recorded it.
        Sex = "sex",
        /// How they want to be spoken of.
        Pronouns = "pronouns",
        /// Languages.
        Languages = "languages",
        /// The language they need an interpreter in.
        Interpreter = "interpreter",
        /// What makes it possible to take part.
        AccessNeeds = "access_needs",
        /// NHS number.
        NhsNumber = "nhs_number",
        /// Unique pupil number.
        Upn = "upn",
        /// Number of their hub card.
        HubCard = "hub_card",
        /// Ethnicity.
        Ethnicity = "ethnicity",
        /// Religion or belief.
        Religion = "religion",
        /// Whether they count themselves disabled.
        Disability = "disability",
        /// Their school.
        School = "school",
    }
}

macro_rules! held_in {
    ($($fact:ident: $first:ident $(. $rest:ident)*),+ $(,)?) => {
        impl Fact {
            /// Makes `to` say of this fact what `from` says.
            fn take(self, from: &Known, to: &mut Known) {
                match self {
                    $(Self::$fact => to.$first $(. $rest)*.clone_from(&from.$first $(. $rest)*)),+
                }
            }

            /// Whether two records say the same of it.
            pub fn agrees(self, one: &Known, other: &Known) -> bool {
                match self {
                    $(Self::$fact => one.$first $(. $rest)* == other.$first $(. $rest)*),+
                }
            }
        }
    };
}

held_in! {
    Name: who.used,
    Legal: who.legal,
    Born: who.born,
    Due: who.due,
    Sex: who.sex,
    Pronouns: who.pronouns,
    Languages: who.languages,
    Interpreter: who.interpreter,
    AccessNeeds: who.access_needs,
    NhsNumber: who.identifiers.nhs_number,
    Upn: who.identifiers.upn,
    HubCard: who.identifiers.hub_card,
    Ethnicity: who.equality.ethnicity,
    Religion: who.equality.religion,
    Disability: who.equality.disability,
    School: school,
}

impl Fact {
    fn is_blank(self, known: &Known) -> bool {
        self.agrees(known, &Known::default())
    }
}

/// The facts that come from `gone`: those that were chosen and it knows, and those that `kept` knows nothing of.
pub fn from_gone(kept: &Known, gone: &Known, chosen: &[Fact]) -> Vec<Fact> {
    let comes = |fact: &&Fact| {
        let wanted = chosen.contains(fact) || fact.is_blank(kept);
        // A birth ends the waiting for it.
        let born_already = **fact == Fact::Due && (kept.who.born.is_some() || gone.who.born.is_some());
        wanted && !born_already && !fact.is_blank(gone)
    };
    Fact::ALL.iter().filter(comes).copied().collect()
}

/// The one record that stands for both. Every name either was known by is kept, and every warning.
pub fn fold(kept: &Known, gone: &Known, chosen: &[Fact]) -> Known {
    let mut joined = kept.clone();
    for fact in from_gone(kept, gone, chosen) {
        fact.take(gone, &mut joined);
    }
    let names: Vec<PersonName> = [kept, gone].into_iter().flat_map(|known| names(&known.who)).collect();
    for name in names {
        let who = &mut joined.who;
        let there = who.used == name || who.legal.as_ref() == Some(&name) || who.earlier.contains(&name);
        if !there && !name.whole().is_empty() {
            who.earlier.push(name);
        }
    }
    for flag in &gone.who.flags {
        if !joined.who.flags.contains(flag) {
            joined.who.flags.push(flag.clone());
        }
    }
    joined
}

fn names(who: &Details) -> Vec<PersonName> {
    std::iter::once(&who.used).chain(&who.legal).chain(&who.earlier).cloned().collect()
}

/// The kept record as it was before it was `joined`. What was changed since stays as it is `now`.
pub fn unfold(before: &Known, joined: &Known, now: &Known) -> Known {
    let mut after = now.clone();
    for fact in Fact::ALL.iter().filter(|fact| fact.agrees(now, joined)) {
        fact.take(before, &mut after);
    }
    after.who.earlier = without(&before.who.earlier, &joined.who.earlier, &now.who.earlier);
    after.who.flags = without(&before.who.flags, &joined.who.flags, &now.who.flags);
    after
}

/// A list without what joining added to it.
fn without<T: Clone + PartialEq>(before: &[T], joined: &[T], now: &[T]) -> Vec<T> {
    if now == joined {
        return before.to_vec();
    }
    let added = |one: &T| joined.contains(one) && !before.contains(one);
    now.iter().filter(|one| !added(one)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::model::{Answer, Equality, Identifiers};
    use jiff::civil::date;
    use proptest::prelude::*;

    const WORDS: [&str; 5] = ["", "", "a", "b", "c"];

    /// A record of few words, so that two of them often agree.
    fn known() -> impl Strategy<Value = Known> {
        prop::collection::vec(0..WORDS.len(), 26).prop_map(|picked| {
            let mut picked = picked.into_iter();
            let mut word = move || WORDS[picked.next().unwrap_or_default()].to_owned();
            let filled = |word: &String| !word.is_empty();
            let day = |word: String| word.bytes().next().map(|letter| date(2020, 1, (letter - b'a' + 1).cast_signed()));
            let answer = |word: String| match word.as_str() {
                "" => Answer::NotAsked,
                "a" => Answer::PreferNotToSay,
                _ => Answer::Said(word),
            };
            let mut name = || PersonName { given: word(), family: word() };
            let (used, legal, earlier) = (name(), Some(name()).filter(|name| !name.whole().is_empty()), vec![name()]);
            let (born, due) = (day(word()), day(word()));
            Known {
                who: Details {
                    used,
                    legal,
                    earlier,
                    born,
                    due,
                    sex: word(),
                    pronouns: word(),
                    languages: [word(), word()].into_iter().filter(filled).collect(),
                    interpreter: Some(word()).filter(filled),
                    access_needs: word(),
                    identifiers: Identifiers { nhs_number: word(), upn: word(), hub_card: word() },
                    equality: Equality {
                        ethnicity: answer(word()),
                        religion: answer(word()),
                        disability: answer(word()),
                    },
                    flags: [word(), word()].into_iter().filter(filled).collect(),
                },
                school: word(),
            }
        })
    }

    /// Ten thousand; `PROPTEST_CASES` asks for more.
    fn many() -> ProptestConfig {
        let asked = ProptestConfig::default();
        ProptestConfig { cases: asked.cases.max(10_000), ..asked }
    }

    fn some_facts() -> impl Strategy<Value = Vec<Fact>> {
        prop::collection::vec(prop::sample::select(Fact::ALL), 0..6)
    }

    proptest! {
        #![proptest_config(many())]

        /// I11 of the guide to reliability, the pure part.
        #[test]
        fn joining_and_parting_changes_nothing(kept in known(), gone in known(), chosen in some_facts()) {
            let joined = fold(&kept, &gone, &chosen);
            prop_assert_eq!(unfold(&kept, &joined, &joined), kept);
        }

        #[test]
        fn what_was_changed_meanwhile_outlives_the_parting(
            kept in known(), gone in known(), chosen in some_facts(), later in known(), changed in some_facts()
        ) {
            let joined = fold(&kept, &gone, &chosen);
            let mut now = joined.clone();
            for fact in &changed {
                fact.take(&later, &mut now);
            }
            let after = unfold(&kept, &joined, &now);
            for fact in Fact::ALL {
                let stands = if fact.agrees(&now, &joined) { &kept } else { &now };
                prop_assert!(fact.agrees(&after, stands), "{:?}", fact);
            }
        }

        #[test]
        fn no_name_no_warning_and_no_fact_is_lost(kept in known(), gone in known(), chosen in some_facts()) {
            let joined = fold(&kept, &gone, &chosen);
            for name in [&kept, &gone].into_iter().flat_map(|known| names(&known.who)) {
                prop_assert!(name.whole().is_empty() || names(&joined.who).contains(&name), "{:?}", name);
            }
            prop_assert!(kept.who.flags.iter().chain(&gone.who.flags).all(|flag| joined.who.flags.contains(flag)));
            for fact in Fact::ALL.iter().filter(|fact| **fact != Fact::Due) {
                let known = !fact.is_blank(&kept) || !fact.is_blank(&gone);
                prop_assert!(!known || !fact.is_blank(&joined), "{:?}", fact);
            }
        }
    }
}

//! Where each person stands in a family's picture: who is drawn in which row, and what joins them. Drawn by the chart of
//! that name; here only what a tie means.

use crate::chart::{Genogram, Joined, Shape, Standing};
use domain::family::{Details, Relation, Tie};
use jiff::civil::Date;
use kernel::Id;
use std::collections::{BTreeMap, VecDeque, btree_map::Entry};

/// Draws the people who may be seen, around `focus`.
pub fn picture(
    people: &[(Id, &Details)],
    ties: &[Tie],
    focus: Id,
    today: Date,
    words: (String, String),
    note: impl Fn(&Details) -> String,
) -> Genogram {
    let rows = rows(ties, focus);
    let standing = people
        .iter()
        .map(|(id, who)| Standing {
            row: rows.get(id).copied().unwrap_or_default(),
            name: who.used.given.clone(),
            note: note(who),
            shape: shape(who),
            focus: *id == focus,
        })
        .collect();
    let at = |id: Id| people.iter().position(|(other, _)| *other == id);
    let joined = ties.iter().filter_map(|tie| {
        let joined =
            Joined { from: at(tie.person)?, to: at(tie.other)?, broken: !tie.holds(today) || is_broken(tie.relation) };
        (tie.relation.is_upbringing() || is_couple(tie.relation)).then_some(joined)
    });
    let (title, description) = words;
    Genogram::new("family", title, description, standing, joined.collect())
}

fn is_couple(relation: Relation) -> bool {
    matches!(relation, Relation::Partner | Relation::FormerPartner)
}

/// Drawn as a broken line: not by birth or law, or over.
fn is_broken(relation: Relation) -> bool {
    !matches!(relation, Relation::Parent | Relation::Partner)
}

fn shape(who: &Details) -> Shape {
    match who.sex.as_str() {
        _ if who.born.is_none() && who.due.is_some() => Shape::Unborn,
        "female" => Shape::Circle,
        "male" => Shape::Square,
        _ => Shape::Diamond,
    }
}

/// How many rows below the other end of a tie somebody stands.
fn below(relation: Relation) -> i32 {
    match relation {
        Relation::Grandparent => 2,
        Relation::AuntOrUncle => 1,
        relation if relation.is_upbringing() => 1,
        _ => 0,
    }
}

/// The row of each person, 0 for the one in focus, older generations below 0. The first tie met decides: a grandmother
/// who brings a child up is a grandmother where that is said too, because the wider step is taken first.
fn rows(ties: &[Tie], focus: Id) -> BTreeMap<Id, i32> {
    let mut ties: Vec<&Tie> = ties.iter().collect();
    ties.sort_by_key(|tie| (-below(tie.relation), tie.id));
    let mut rows = BTreeMap::from([(focus, 0)]);
    let mut next = VecDeque::from([focus]);
    while let Some(id) = next.pop_front() {
        let row = rows.get(&id).copied().unwrap_or_default();
        for tie in &ties {
            let (other, step) = match id {
                id if id == tie.person => (tie.other, below(tie.relation)),
                id if id == tie.other => (tie.person, -below(tie.relation)),
                _ => continue,
            };
            if let Entry::Vacant(place) = rows.entry(other) {
                place.insert(row + step);
                next.push_back(other);
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::PlaceId;

    fn id(slug: &str) -> Id {
        Id::derived(PlaceId::derived("coventry"), "person", slug)
    }

    fn tie(one: &str, other: &str, relation: Relation) -> Tie {
        let (person, other) = (id(one), id(other));
        Tie {
            id: Id::fresh(),
            person,
            other,
            relation,
            responsibility: false,
            from: None,
            to: None,
            source: String::new(),
        }
    }

    #[test]
    fn generations_stand_in_rows() {
        let ties = [
            tie("edna", "jo", Relation::KinshipCarer),
            tie("edna", "jo", Relation::Grandparent),
            tie("kim", "jo", Relation::Parent),
            tie("jo", "sam", Relation::HalfSibling),
        ];
        let rows = rows(&ties, id("jo"));
        assert_eq!(["edna", "kim", "jo", "sam"].map(|slug| rows[&id(slug)]), [-2, -1, 0, 0]);
    }
}

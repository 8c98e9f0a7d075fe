//! The people somebody works with: only those the policy lets through, and what class 1 holds of them.

use super::{
    edges::About,
    gate::{Asking, answered},
    model::Details,
    rows::{person, tie},
};
use data::Cx;
use kernel::{Id, Result};
use policy::{Filter, Purpose, Scope};
use std::collections::{BTreeSet, HashMap};

/// One person in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Their id.
    pub id: Id,
    /// Who they are; nothing above class 1.
    pub who: Details,
    /// People of one number belong to one another, as far as the reader may see.
    pub family: usize,
}

/// Everybody the actor may see, families together.
///
/// # Errors
/// `NotFound` for whoever is no member of staff; a database fault.
pub async fn list(cx: &Cx) -> Result<Vec<Listed>> {
    answered(cx, |tx| async move {
        let asking = Asking::about(&tx, About::Anybody, Purpose::FamilySupport).await?;
        let filter = asking.filter(&tx);
        let items = person::facts(&tx, &reached(&filter)).await?;
        let admitted: Vec<_> = items.into_iter().filter(|item| filter.admits(item)).collect();
        let people = person::listed(&tx, &admitted).await?;
        let ids: Vec<Id> = people.iter().map(|(id, _)| *id).collect();
        let ties = tie::of(&tx, &ids).await?;
        let families = families(&ids, ties.iter().map(|tie| (tie.person, tie.other)));
        let mut listed: Vec<Listed> = people
            .into_iter()
            .map(|(id, who)| Listed { id, family: families.get(&id).copied().unwrap_or_default(), who })
            .collect();
        listed.sort_by_key(|one| (one.family, one.who.born, one.id));
        Ok(Some(listed))
    })
    .await
}

/// Everybody some way reaches; the filter still has the last word.
pub(super) fn reached(filter: &Filter) -> Vec<Id> {
    let people = filter.reaches.iter().filter_map(|reach| match &reach.scope {
        Scope::People { people, .. } => Some(people.keys().copied()),
        _ => None,
    });
    people.flatten().collect::<BTreeSet<_>>().into_iter().collect()
}

/// Numbers families: people tied to one another, straight or through others who are seen too.
fn families(ids: &[Id], ties: impl Iterator<Item = (Id, Id)>) -> HashMap<Id, usize> {
    let mut of: HashMap<Id, usize> = ids.iter().copied().zip(0..).collect();
    for (one, other) in ties {
        let (Some(&a), Some(&b)) = (of.get(&one), of.get(&other)) else { continue };
        let (low, high) = (a.min(b), a.max(b));
        of.values_mut().filter(|family| **family == high).for_each(|family| *family = low);
    }
    of
}

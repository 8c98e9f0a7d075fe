//! What is asked for.

use crate::{ItemClass, RecordKind};
use kernel::{Id, PlaceId};

/// The facts of one readable unit that decisions rest on; none of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// The place that holds it.
    pub place: PlaceId,
    /// What kind of record it is; decides its fields.
    pub kind: RecordKind,
    /// How harmful it is in the wrong hands.
    pub class: ItemClass,
    /// Whom it is about.
    pub subjects: Vec<Id>,
    /// Who else is named in it.
    pub mentioned: Vec<Id>,
    /// Agency that wrote it.
    pub agency: Id,
    /// Team that owns it.
    pub team: Id,
    /// For a request for support not yet allocated: the duty team it waits with.
    pub queue: Option<Id>,
}

impl Item {
    /// Everyone the item is about or names.
    pub fn everyone(&self) -> impl Iterator<Item = Id> + '_ {
        self.subjects.iter().chain(&self.mentioned).copied()
    }

    /// Whether it is about or names `person`.
    pub fn touches(&self, person: Id) -> bool {
        self.everyone().any(|each| each == person)
    }
}

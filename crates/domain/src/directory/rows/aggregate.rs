//! What the store needs to know of a thing it keeps.

use crate::directory::model::{Location, Organisation, Service};
use kernel::{FieldError, Id};
use serde::{Serialize, de::DeserializeOwned};

/// Something kept as one row and one version number.
pub trait Aggregate: Serialize + DeserializeOwned + Clone + PartialEq + Send + Sync {
    /// Kind of record, as in the table and the change log.
    const KIND: &'static str;
    /// True when services show facts of it, so that its change is theirs too.
    const SHOWN_BY_SERVICES: bool;

    /// Its id.
    fn id(&self) -> Id;
    /// Its public address.
    fn slug(&self) -> &str;
    /// Its name.
    fn name(&self) -> &str;
    /// What must never be stored, whoever asks.
    fn refuse(&self) -> Option<FieldError> {
        None
    }
}

impl Aggregate for Service {
    const KIND: &'static str = "service";
    const SHOWN_BY_SERVICES: bool = false;

    fn id(&self) -> Id {
        self.id
    }
    fn slug(&self) -> &str {
        &self.slug
    }
    fn name(&self) -> &str {
        &self.name
    }
}

impl Aggregate for Organisation {
    const KIND: &'static str = "organisation";
    const SHOWN_BY_SERVICES: bool = true;

    fn id(&self) -> Id {
        self.id
    }
    fn slug(&self) -> &str {
        &self.slug
    }
    fn name(&self) -> &str {
        &self.name
    }
}

impl Aggregate for Location {
    const KIND: &'static str = "location";
    const SHOWN_BY_SERVICES: bool = true;

    fn id(&self) -> Id {
        self.id
    }
    fn slug(&self) -> &str {
        &self.slug
    }
    fn name(&self) -> &str {
        &self.name
    }
    fn refuse(&self) -> Option<FieldError> {
        let shown = !(self.address.is_empty() && self.postcode.is_empty() && self.grid.is_none());
        (self.withheld && shown).then(|| {
            FieldError::new("address", "address-withheld", "a withheld address is kept apart, never in the record")
        })
    }
}

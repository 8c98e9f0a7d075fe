//! Short words for making register entries.

use crate::place::coventry;
use domain::directory::model::{
    Ages, Audience, Cost, Day, Grid, Location, Organisation, RegularTime, Service, ServiceAtLocation,
};
use kernel::Id;

/// Makes a service that is plain, public and universal unless told otherwise.
#[derive(Debug, Clone)]
pub struct ServiceBuilder(Service);

impl ServiceBuilder {
    /// A service with that address; its name is the address in words.
    pub fn new(slug: &str) -> Self {
        Self(Service {
            id: Id::derived(coventry(), "service", slug),
            slug: slug.into(),
            organisation_id: None,
            name: in_words(slug),
            alternate_names: vec![],
            summary: format!("Help with {}.", slug.replace('-', " ")),
            description: String::new(),
            level: "universal".into(),
            need_levels: vec![1],
            ages: Ages::default(),
            stages: vec![],
            topics: vec![],
            target_groups: vec![],
            audience: vec![Audience::Parents],
            modes: vec![],
            eligibility: Default::default(),
            joining: Default::default(),
            languages: vec![],
            interpreter: None,
            access: vec![],
            creche: None,
            costs: vec![],
            wait: None,
            while_you_wait: vec![],
            evidence: None,
            contacts: vec![],
            links: vec![],
            community_led: false,
            father_inclusive: false,
            warm_space: false,
            programme: None,
            places: vec![],
            times: vec![],
            area: vec![],
            visibility: Default::default(),
            review: Default::default(),
            provenance: Default::default(),
        })
    }

    /// Another name.
    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        self.0.name = name.into();
        self
    }

    /// One more topic.
    #[must_use]
    pub fn topic(mut self, code: &str) -> Self {
        self.0.topics.push(code.into());
        self
    }

    /// Ages in months; `None` is no limit.
    #[must_use]
    pub fn ages(mut self, from: impl Into<Option<i32>>, to: impl Into<Option<i32>>) -> Self {
        self.0.ages = Ages { from_months: from.into(), to_months: to.into(), label: String::new() };
        self
    }

    /// One more way of giving it.
    #[must_use]
    pub fn mode(mut self, code: &str) -> Self {
        self.0.modes.push(code.into());
        self
    }

    /// Column and levels of need.
    #[must_use]
    pub fn level(mut self, level: &str, needs: &[u8]) -> Self {
        self.0.level = level.into();
        self.0.need_levels = needs.into();
        self
    }

    /// Who it is for.
    #[must_use]
    pub fn audience(mut self, audience: &[Audience]) -> Self {
        self.0.audience = audience.into();
        self
    }

    /// Costs nothing.
    #[must_use]
    pub fn free(mut self) -> Self {
        self.0.costs = vec![Cost { pence: 0, text: String::new() }];
        self
    }

    /// Who runs it.
    #[must_use]
    pub fn run_by(mut self, organisation: &Organisation) -> Self {
        self.0.organisation_id = Some(organisation.id);
        self
    }

    /// At a location, at those times there.
    #[must_use]
    pub fn at(mut self, location: &Location, times: &[RegularTime]) -> Self {
        let key = format!("{}/{}", self.0.slug, location.slug);
        self.0.places.push(ServiceAtLocation {
            id: Id::derived(coventry(), "service-at-location", &key),
            location_id: location.id,
            times: times.into(),
        });
        self
    }

    /// Anything else.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Service)) -> Self {
        change(&mut self.0);
        self
    }

    /// The service.
    pub fn build(self) -> Service {
        self.0
    }
}

/// Makes a location.
#[derive(Debug, Clone)]
pub struct LocationBuilder(Location);

impl LocationBuilder {
    /// A location with that address.
    pub fn new(slug: &str) -> Self {
        Self(Location {
            id: Id::derived(coventry(), "location", slug),
            slug: slug.into(),
            name: in_words(slug),
            hub: false,
            mobile: false,
            withheld: false,
            address: String::new(),
            town: String::new(),
            postcode: String::new(),
            grid: None,
            access: vec![],
            opening: vec![],
            contacts: vec![],
            description: String::new(),
            provenance: Default::default(),
        })
    }

    /// A family hub, open at those times.
    #[must_use]
    pub fn hub(mut self, opening: &[RegularTime]) -> Self {
        self.0.hub = true;
        self.0.opening = opening.into();
        self
    }

    /// On the national grid, in metres.
    #[must_use]
    pub fn grid(mut self, easting: i32, northing: i32) -> Self {
        self.0.grid = Some(Grid { easting, northing });
        self
    }

    /// Anything else.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Location)) -> Self {
        change(&mut self.0);
        self
    }

    /// The location.
    pub fn build(self) -> Location {
        self.0
    }
}

/// Makes an organisation.
#[derive(Debug, Clone)]
pub struct OrganisationBuilder(Organisation);

impl OrganisationBuilder {
    /// An organisation with that address.
    pub fn new(slug: &str) -> Self {
        Self(Organisation {
            id: Id::derived(coventry(), "organisation", slug),
            slug: slug.into(),
            name: in_words(slug),
            description: String::new(),
            url: None,
            community_led: false,
            contacts: vec![],
            provenance: Default::default(),
        })
    }

    /// The organisation.
    pub fn build(self) -> Organisation {
        self.0
    }
}

/// A regular time, for example `time(Day::Tue, "09:30", "11:00")`.
pub fn time(day: Day, opens: &str, closes: &str) -> RegularTime {
    RegularTime {
        day,
        monthly: None,
        opens: opens.parse().expect("a time"),
        closes: closes.parse().expect("a time"),
        from: None,
        to: None,
        term_only: false,
    }
}

fn in_words(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

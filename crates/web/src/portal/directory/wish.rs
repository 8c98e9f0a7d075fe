//! What a search's form and address say, kept as typed, and its way to a filter and back to an address.

use crate::shell::visit::encoded;
use domain::directory::{
    find::{Filter, Order},
    postcodes::{self, Postcode},
};
use kernel::FieldError;
use serde::Deserialize;

/// As typed and chosen. The names are those of the API.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// Own words.
    pub q: String,
    /// Postcode or coarse area. Never a whole postcode in an address.
    pub near: String,
    /// The child's age in years.
    pub age: String,
    /// Life stage.
    pub stage: String,
    /// Topics.
    pub topic: Vec<String>,
    /// Levels.
    pub level: Vec<String>,
    /// Ways of helping.
    pub mode: Vec<String>,
    /// Days.
    pub day: Vec<String>,
    /// Parts of the week and day.
    pub time: Vec<String>,
    /// Languages.
    pub language: Vec<String>,
    /// Accessibility.
    pub access: Vec<String>,
    /// Whom it is for.
    pub audience: Vec<String>,
    /// `free`, `creche`, `fathers`, `community`, `warm-space`.
    pub flag: Vec<String>,
    /// `yes`, or a place.
    pub hub: String,
    /// Miles.
    pub within_miles: String,
    /// Order.
    pub sort: String,
    /// From 1.
    pub page: String,
}

/// Flags that may be wished for.
pub const FLAGS: [&str; 5] = ["free", "creche", "fathers", "community", "warm-space"];

impl Wish {
    /// Every wish as name and value, without the page.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let one = [
            ("q", &self.q),
            ("near", &self.near),
            ("age", &self.age),
            ("stage", &self.stage),
            ("hub", &self.hub),
            ("within_miles", &self.within_miles),
            ("sort", &self.sort),
        ];
        let many = [
            ("topic", &self.topic),
            ("level", &self.level),
            ("mode", &self.mode),
            ("day", &self.day),
            ("time", &self.time),
            ("language", &self.language),
            ("access", &self.access),
            ("audience", &self.audience),
            ("flag", &self.flag),
        ];
        let one = one.into_iter().map(|(name, value)| (name, value.trim().to_owned()));
        let many = many.into_iter().flat_map(|(name, values)| values.iter().map(move |v| (name, v.clone())));
        one.chain(many).filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The address of these wishes, but for those `without` says.
    pub fn address(&self, without: impl Fn(&str, &str) -> bool) -> String {
        let kept: Vec<String> = self
            .pairs()
            .iter()
            .filter(|(name, value)| !without(name, value))
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if kept.is_empty() { "/search".to_owned() } else { format!("/search?{}", kept.join("&")) }
    }

    /// The address of one page of these wishes.
    pub fn page_address(&self, page: u64) -> String {
        let first = self.address(|_, _| false);
        let join = if first.contains('?') { '&' } else { '?' };
        if page > 1 { format!("{first}{join}page={page}") } else { first }
    }

    /// Takes a postcode out of the own words, wherever it stands in them.
    pub fn lift_postcode(&mut self) -> Option<Postcode> {
        let (words, postcode) = postcodes::lift(&self.q)?;
        self.q = words;
        Some(postcode)
    }

    /// Leaves of a postcode in the place to measure from only its first half, and says whether one stood there.
    pub fn coarsen(&mut self) -> bool {
        let lifted = postcodes::lift(&self.near);
        if let Some((_, postcode)) = &lifted {
            postcode.outward().clone_into(&mut self.near);
        }
        lifted.is_some()
    }

    /// As a filter.
    ///
    /// # Errors
    /// Each box that holds no number where one must stand, or an unknown order or flag.
    pub fn filter(&self) -> Result<Filter, Vec<FieldError>> {
        let mut wrong = Vec::new();
        let text = |typed: &str| Some(typed.trim().to_owned()).filter(|t| !t.is_empty());
        let flag = |name: &str| self.flag.iter().any(|f| f == name);
        for unknown in self.flag.iter().filter(|f| !FLAGS.contains(&f.as_str())) {
            wrong.push(FieldError::new("flag", "unknown-code", format!("there is no {unknown:?}")));
        }
        let filter = Filter {
            q: self.q.trim().to_owned(),
            near: text(&self.near),
            age_months: number(&mut wrong, "age", &self.age, "age-impossible")
                .map(|years: i32| years.saturating_mul(12)),
            stage: text(&self.stage),
            topics: self.topic.clone(),
            levels: self.level.clone(),
            modes: self.mode.clone(),
            days: self.day.clone(),
            times: self.time.clone(),
            languages: self.language.clone(),
            access: self.access.clone(),
            audience: self.audience.clone(),
            hub: text(&self.hub),
            free: flag("free"),
            creche: flag("creche"),
            father_inclusive: flag("fathers"),
            community_led: flag("community"),
            warm_space: flag("warm-space"),
            within_miles: number(&mut wrong, "within_miles", &self.within_miles, "distance-impossible"),
            sort: order(&mut wrong, &self.sort),
            page: number(&mut wrong, "page", &self.page, "page-impossible"),
            ..Filter::default()
        };
        if wrong.is_empty() { Ok(filter) } else { Err(wrong) }
    }
}

fn number<T: std::str::FromStr>(wrong: &mut Vec<FieldError>, field: &str, typed: &str, code: &str) -> Option<T> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let read = typed.parse().ok();
    if read.is_none() {
        wrong.push(FieldError::new(field, code, "not a whole number"));
    }
    read
}

fn order(wrong: &mut Vec<FieldError>, typed: &str) -> Option<Order> {
    match typed {
        "" => None,
        "best" => Some(Order::Best),
        "nearest" => Some(Order::Nearest),
        "name" => Some(Order::Name),
        _ => {
            wrong.push(FieldError::new("sort", "unknown-code", "no such order"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish() -> Wish {
        Wish {
            q: "won't sleep".into(),
            near: "ZZ1".into(),
            topic: vec!["sleep".into(), "behaviour".into()],
            flag: vec!["free".into()],
            ..Wish::default()
        }
    }

    #[test]
    fn an_address_holds_every_wish_and_can_lose_one() {
        assert_eq!(
            wish().address(|_, _| false),
            "/search?q=won%27t+sleep&near=ZZ1&topic=sleep&topic=behaviour&flag=free"
        );
        let without = wish().address(|name, value| (name, value) == ("topic", "sleep"));
        assert!(!without.contains("topic=sleep") && without.contains("topic=behaviour"));
        assert_eq!(Wish::default().address(|_, _| false), "/search");
    }

    #[test]
    fn numbers_and_orders_that_are_none_are_named() {
        let wrong = Wish { age: "ten".into(), sort: "up".into(), flag: vec!["no".into()], ..Wish::default() };
        let fields: Vec<String> = wrong.filter().expect_err("faults").into_iter().map(|e| e.field).collect();
        assert_eq!(fields, ["flag", "age", "sort"]);
        assert_eq!(wish().filter().expect("a filter").topics.len(), 2);
    }
}

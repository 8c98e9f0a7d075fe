//! What was looked for and how much was found, for seeing what is missing. No words, no identity, no postcode;
//! the hour, not the minute.

use super::vocabulary::{self, List};
use crate::access::{Action, authorise};
use data::{Cx, fault, tables::search_log};
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const HOUR_US: i64 = 3_600_000_000;
/// Rows written by one statement.
const CHUNK: usize = 500;

/// Which way someone looked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// The search.
    #[default]
    Search,
    /// The pathway.
    Pathway,
}

/// What is kept of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Topics chosen or understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Other filters by dimension (`stage`, `level`, `mode`, `time`, `free` ...): codes only.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub filters: BTreeMap<String, Vec<String>>,
    /// Topics with nothing to offer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<String>,
}

/// One look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// When, in microseconds since 1970; as kept, the beginning of its hour.
    pub at_us: i64,
    /// Which way.
    pub channel: Channel,
    /// What was asked.
    pub facts: Facts,
    /// Coarse area; empty when none was given.
    pub area: String,
    /// How many were found.
    pub results: i32,
}

impl Channel {
    fn name(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Pathway => "pathway",
        }
    }
}

impl Look {
    /// A look at the moment of `cx` that found `results`.
    pub fn new(cx: &Cx, channel: Channel, facts: Facts, area: &str, results: usize) -> Self {
        let results = i32::try_from(results).unwrap_or(i32::MAX);
        Self { at_us: cx.now_us(), channel, facts, area: area.to_owned(), results }
    }

    /// The same look at the moment of `cx`.
    #[must_use]
    pub fn again(self, cx: &Cx) -> Self {
        Self { at_us: cx.now_us(), ..self }
    }
}

/// Keeps looks, many in one transaction, each moment cut to its hour. An area that is not one of the place's coarse
/// areas is left out, so that no postcode can come in this way; so is anything that does not look like a code.
///
/// # Errors
/// A database fault.
pub async fn write(cx: &Cx, looks: Vec<Look>) -> Result<()> {
    authorise(&cx.actor, Action::LogSearch)?;
    let vocabulary = vocabulary::load(cx).await?;
    let row = |look: Look| -> Result<search_log::ActiveModel> {
        let area = if vocabulary.has(List::Areas, &look.area) { look.area } else { String::new() };
        Ok(search_log::ActiveModel {
            place_id: Set(cx.place.0),
            id: Set(cx.fresh_id().0),
            at_us: Set(look.at_us.div_euclid(HOUR_US) * HOUR_US),
            channel: Set(look.channel.name().to_owned()),
            facts: Set(serde_json::to_string(&coded(look.facts)).map_err(Error::internal)?),
            area: Set(area),
            results: Set(look.results),
        })
    };
    let rows = looks.into_iter().map(row).collect::<Result<Vec<_>>>()?;
    if rows.is_empty() {
        return Ok(());
    }
    cx.act(|tx| async move {
        for chunk in rows.chunks(CHUNK) {
            let chunk = chunk.to_vec();
            search_log::Entity::insert_many(chunk).exec_without_returning(tx.conn()).await.map_err(fault)?;
        }
        Ok(())
    })
    .await
}

fn coded(facts: Facts) -> Facts {
    let code = |text: &String| {
        text.len() <= 60 && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
    };
    let keep = |codes: Vec<String>| -> Vec<String> { codes.into_iter().filter(code).collect() };
    Facts {
        topics: keep(facts.topics),
        filters: facts.filters.into_iter().filter(|(k, _)| code(k)).map(|(k, v)| (k, keep(v))).collect(),
        gaps: keep(facts.gaps),
    }
}

/// Every look since a moment, oldest first, for the partnership's figures.
///
/// # Errors
/// A database fault.
pub async fn since(cx: &Cx, from_us: i64) -> Result<Vec<Look>> {
    let rows = search_log::Entity::find()
        .filter(search_log::Column::PlaceId.eq(cx.place.0))
        .filter(search_log::Column::AtUs.gte(from_us))
        .order_by_asc(search_log::Column::AtUs)
        .order_by_asc(search_log::Column::Id)
        .all(cx.read())
        .await
        .map_err(fault)?;
    rows.into_iter()
        .map(|r| {
            let channel = if r.channel == Channel::Pathway.name() { Channel::Pathway } else { Channel::Search };
            let facts = serde_json::from_str(&r.facts).map_err(Error::internal)?;
            Ok(Look { at_us: r.at_us, channel, facts, area: r.area, results: r.results })
        })
        .collect()
}

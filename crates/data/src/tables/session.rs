//! One browser that signed in, or is on its way.

use sea_orm::entity::prelude::*;

/// One browser that signed in, or is on its way.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Hash of what the browser keeps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// Whose.
    pub staff_id: Uuid,
    /// How far they came: `code`, `set-up`, `full` or `lapsed`.
    pub stage: String,
    /// When it began.
    pub created_us: i64,
    /// When it was last used, to the minute.
    pub seen_us: i64,
    /// When they last proved who they are.
    pub proved_us: Option<i64>,
    /// What it runs on, in a few words.
    pub device: String,
    /// Who they are at the organisation they came from, hashed; `None` when they came by themselves.
    pub on_who: Option<String>,
    /// What the organisation calls the session, hashed.
    pub on_session: Option<String>,
    /// What it is asked again with, sealed.
    pub on_refresh: Option<String>,
    /// When it was asked last.
    pub on_checked_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Two records held to be of one person, from the day somebody says so until it is undone.

use sea_orm::entity::prelude::*;

/// Two records held to be of one person, from the day somebody says so until it is undone.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_join")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The record that stands for both.
    pub kept_id: Uuid,
    /// The record it stands for too.
    pub gone_id: Uuid,
    /// Code of where it stands.
    pub state: String,
    /// Why, and which facts are taken from which, as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// What the kept record said before and right after, sealed; empty until they are joined.
    #[sea_orm(column_type = "Blob")]
    pub before: Vec<u8>,
    /// Who says they are one person.
    pub asked_by: Uuid,
    /// When.
    pub asked_us: i64,
    /// Who decided.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_us: Option<i64>,
    /// Who says that it was wrong.
    pub parting_by: Option<Uuid>,
    /// When.
    pub parting_us: Option<i64>,
    /// Who undid it.
    pub parted_by: Option<Uuid>,
    /// When.
    pub parted_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

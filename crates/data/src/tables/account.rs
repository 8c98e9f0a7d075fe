//! What proves who a member of staff is.

use sea_orm::entity::prelude::*;

/// What proves who a member of staff is.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: Uuid,
    /// Hash of the password, with how it was made.
    #[sea_orm(column_type = "Text", nullable)]
    pub password: Option<String>,
    /// The secret shared with their app, sealed.
    #[sea_orm(column_type = "Text", nullable)]
    pub app_secret: Option<String>,
    /// One that was offered to a new app and not yet proved, sealed.
    #[sea_orm(column_type = "Text", nullable)]
    pub app_secret_next: Option<String>,
    /// The half minute of the last code taken: it and those before are spent.
    pub app_step: Option<i64>,
    /// When they said they had read what is expected of their role.
    pub welcomed_us: Option<i64>,
    /// When it last changed.
    pub updated_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Short words for describing tables, so that a migration reads as a list of columns.

use sea_orm_migration::prelude::*;

/// A column's type.
#[derive(Clone, Copy)]
pub enum Is {
    /// An id.
    Uuid,
    /// Up to 255 characters.
    Short,
    /// Any length.
    Text,
    /// 64-bit whole number.
    Big,
    /// 32-bit whole number.
    Int,
    /// As they are.
    Bytes,
    /// Yes or no.
    Bool,
    /// Any length, may be absent.
    MaybeText,
    /// An id, may be absent.
    MaybeUuid,
    /// 64-bit, may be absent.
    MaybeBig,
    /// 32-bit, may be absent.
    MaybeInt,
}

/// A table whose primary key is its first `key` columns.
pub fn table(name: &'static str, key: usize, columns: &[(&'static str, Is)]) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new(name)).if_not_exists();
    let mut primary = Index::create();
    for (at, (column, is)) in columns.iter().enumerate() {
        let mut def = ColumnDef::new(Alias::new(*column));
        let def = match is {
            Is::Uuid => def.uuid().not_null(),
            Is::Short => def.string().not_null(),
            Is::Text => def.text().not_null(),
            Is::Big => def.big_integer().not_null(),
            Is::Int => def.integer().not_null(),
            Is::Bytes => def.blob().not_null(),
            Is::Bool => def.boolean().not_null(),
            Is::MaybeText => def.text(),
            Is::MaybeUuid => def.uuid(),
            Is::MaybeBig => def.big_integer(),
            Is::MaybeInt => def.integer(),
        };
        table.col(def);
        if at < key {
            primary.col(Alias::new(*column));
        }
    }
    table.primary_key(&mut primary);
    table.to_owned()
}

/// An index named after its table and columns.
pub fn index(table: &'static str, unique: bool, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table)).if_not_exists();
    if unique {
        index.unique();
    }
    for column in columns {
        index.col(Alias::new(*column));
    }
    index.to_owned()
}

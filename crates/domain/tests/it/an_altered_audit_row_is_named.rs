use crate::the_audit_is_one_chain::{whole, write};
use data::{
    Cx, Engine,
    audit::{self, Finding, Head, Report, What, link},
    tables::{
        audit::{Column, Entity, Model},
        audit_head,
    },
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Iterable, QueryOrder, sea_query::Expr};
use testkit::TestPlace;

/// Rows of the chain that is tampered with.
const ROWS: i64 = 6;

/// A chain in hands that own the database: the fence is down, and a copy lets it be as it was.
struct Tampered(TestPlace);

impl Tampered {
    async fn new() -> Self {
        let place = TestPlace::left_by(2).await;
        write(&place.cx(), ROWS).await;
        let fence = match place.db.engine() {
            Engine::Sqlite => {
                ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete", "DROP TRIGGER audit_at_the_end"]
            }
            Engine::Postgres => {
                ["DROP TRIGGER audit_no_change ON audit", "DROP TRIGGER audit_no_truncate ON audit", "SELECT 1"]
            }
        };
        let it = Self(place);
        for statement in fence {
            it.run(statement).await;
        }
        it.run("CREATE TABLE good AS SELECT * FROM audit").await;
        it.run("CREATE TABLE good_head AS SELECT * FROM audit_head").await;
        it
    }

    fn cx(&self) -> Cx {
        self.0.cx()
    }

    async fn run(&self, statement: &str) -> u64 {
        self.0.run(statement).await.unwrap_or_else(|e| panic!("{statement}: {e}"))
    }

    /// What verifying finds; then all is as it was.
    async fn found(&self, kept: &[Head]) -> Option<Finding> {
        let Report { finding, .. } = audit::verify(&self.cx(), kept).await.unwrap();
        for (table, good) in [("audit", "good"), ("audit_head", "good_head")] {
            self.run(&format!("DELETE FROM {table}")).await;
            self.run(&format!("INSERT INTO {table} SELECT * FROM {good}")).await;
        }
        whole(&self.cx(), ROWS).await;
        finding
    }

    /// After those statements.
    async fn after(&self, statements: &[&str]) -> (What, i64) {
        for statement in statements {
            self.run(statement).await;
        }
        let found = self.found(&[]).await.unwrap_or_else(|| panic!("nothing found after {statements:?}"));
        (found.what, found.seq)
    }

    async fn rows(&self) -> Vec<Model> {
        Entity::find().order_by_asc(Column::Seq).all(self.cx().read()).await.unwrap()
    }

    /// Puts those rows there, linked anew from `from` on by someone who knows how, and the head after the last.
    async fn write_anew(&self, mut rows: Vec<Model>, from: usize) {
        self.run("DELETE FROM audit").await;
        for at in from..rows.len() {
            rows[at].seq = at as i64 + 1;
            rows[at].prev_hash = if at == 0 { vec![0; 32] } else { rows[at - 1].hash.clone() };
            rows[at].hash = link(&rows[at].prev_hash, &rows[at]).unwrap().to_vec();
        }
        let last = rows.last().unwrap().clone();
        for row in rows {
            row.into_active_model().reset_all().insert(self.cx().read()).await.unwrap();
        }
        audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Seq, Expr::value(last.seq))
            .col_expr(audit_head::Column::Hash, Expr::value(last.hash))
            .exec(self.cx().read())
            .await
            .unwrap();
    }
}

/// A change to that column, and what it makes of the row. A further column does not compile without.
fn edit(column: Column) -> (&'static str, What) {
    match column {
        Column::PlaceId => ("place_id = id", What::Missing),
        Column::Seq => ("seq = seq + 1000", What::Missing),
        Column::Id => ("id = target_id", What::Altered),
        Column::AtUs => ("at_us = at_us + 1", What::Altered),
        Column::Actor => ("actor = 'system:test'", What::Altered),
        Column::ActingRole => ("acting_role = 'lead'", What::Altered),
        Column::Via => ("via = 'system'", What::Altered),
        Column::Purpose => ("purpose = 'support'", What::Altered),
        Column::Action => ("action = 'test.nothing'", What::Altered),
        Column::Kind => ("kind = 'plan'", What::Altered),
        Column::TargetId => ("target_id = id", What::Altered),
        Column::Detail => ("detail = ''", What::Altered),
        Column::Decision => ("decision = 'deny'", What::Altered),
        Column::FieldsClass => ("fields_class = 4", What::Altered),
        Column::RequestId => ("request_id = 'r'", What::Altered),
        Column::Node => ("node = 'n'", What::Altered),
        Column::Form => ("form = 2", What::Altered),
        Column::PrevHash => ("prev_hash = hash", What::Altered),
        Column::Hash => ("hash = prev_hash", What::Altered),
    }
}

#[tokio::test]
async fn each_column_of_each_row() {
    let chain = Tampered::new().await;
    for column in Column::iter() {
        let (change, what) = edit(column);
        for seq in 1..=ROWS {
            let statement = format!("UPDATE audit SET {change} WHERE seq = {seq}");
            assert_eq!(chain.run(&statement).await, 1);
            let found = chain.found(&[]).await.unwrap_or_else(|| panic!("nothing found after {statement}"));
            assert_eq!((found.what, found.seq), (what, seq), "{statement}");
            if matches!(column, Column::Detail) {
                assert_eq!(found.said.unwrap().1, format!("test.deed-{seq}"));
            }
        }
    }
}

#[tokio::test]
async fn a_row_taken_out_exchanged_or_slipped_in() {
    let chain = Tampered::new().await;
    let mut copied: Vec<String> = Column::iter().map(|c| sea_orm::IdenStatic::as_str(&c).to_owned()).collect();
    let columns = copied.join(", ");
    copied[1] = "99".to_owned();
    for seq in 1..=ROWS {
        let delete = format!("DELETE FROM audit WHERE seq = {seq}");
        assert_eq!(chain.after(&[&delete]).await, (What::Missing, seq));
        let slip = |to: i64| {
            let values = copied.join(", ").replace("99", &to.to_string());
            format!("INSERT INTO audit ({columns}) SELECT {values} FROM audit WHERE seq = {seq}")
        };
        assert_eq!(chain.after(&[&slip(0)]).await, (What::Inserted, 0));
        let what = if seq == ROWS { What::Inserted } else { What::Altered };
        assert_eq!(chain.after(&[&slip(ROWS + 1)]).await, (what, ROWS + 1));
        // Taken out and the rest numbered anew: without their hashes, that shows.
        let moved = format!("UPDATE audit SET seq = -seq WHERE seq > {seq}");
        let back = "UPDATE audit SET seq = -seq - 1 WHERE seq < 0";
        assert_eq!(chain.after(&[&delete, &moved, back]).await, (What::Missing, seq));
    }
    for (one, other) in [(1, 2), (3, 4), (2, 5), (5, 6)] {
        let swap = format!("UPDATE audit SET seq = {one} - {other} + seq - 100 WHERE seq = {other}");
        let moved = format!("UPDATE audit SET seq = {other} WHERE seq = {one}");
        let back = format!("UPDATE audit SET seq = {one} WHERE seq < 0");
        let (_, seq) = chain.after(&[&swap, &moved, &back]).await;
        assert_eq!(seq, one, "{one} and {other} exchanged");
    }
    assert_eq!(chain.after(&["DELETE FROM audit"]).await, (What::Missing, 1));
    assert_eq!(chain.after(&["DELETE FROM audit_head"]).await, (What::Inserted, 1));
}

#[tokio::test]
async fn a_row_whose_own_hash_was_made_anew() {
    let chain = Tampered::new().await;
    for seq in 1..=ROWS {
        let mut row = chain.rows().await.swap_remove(seq as usize - 1);
        row.actor = "system:other".to_owned();
        row.hash = link(&row.prev_hash, &row).unwrap().to_vec();
        row.into_active_model().reset_all().update(chain.cx().read()).await.unwrap();
        let found = chain.found(&[]).await.unwrap();
        assert_eq!((found.what, found.seq), (What::Altered, seq));
    }
    // One slipped in that fits the row before, and the rest numbered anew.
    let mut rows = chain.rows().await;
    let mut made = Model { id: rows[0].target_id, ..rows[2].clone() };
    made.hash = link(&made.prev_hash, &made).unwrap().to_vec();
    rows.iter_mut().skip(2).for_each(|row| row.seq += 1);
    rows.insert(2, made);
    let untouched = rows.len();
    chain.write_anew(rows, untouched).await;
    let found = chain.found(&[]).await.unwrap();
    assert_eq!((found.what, found.seq), (What::Inserted, 3));
}

#[tokio::test]
async fn a_tail_cut_off_or_written_anew_shows_against_heads_kept_elsewhere() {
    let chain = Tampered::new().await;
    let kept: Vec<Head> = chain
        .rows()
        .await
        .iter()
        .map(|row| Head { seq: row.seq, hash: row.hash.clone().try_into().unwrap() })
        .collect();
    assert_eq!(chain.found(&kept).await, None);

    // Whoever also sets the head back leaves a whole chain, only a shorter one.
    let mut rows = chain.rows().await;
    rows.truncate(4);
    for (heads, found) in [(&[][..], None), (&kept[3..4], None), (&kept[5..], Some((What::Missing, 5)))] {
        chain.write_anew(rows.clone(), 4).await;
        assert_eq!(chain.found(heads).await.map(|f| (f.what, f.seq)), found);
    }
    let mut rows = chain.rows().await;
    rows[2].actor = "system:other".to_owned();
    for (heads, found) in [
        (&[][..], None),
        (&kept[..2], None),
        (&kept[5..], Some((What::Rewritten, 6))),
        (&kept[..], Some((What::Rewritten, 3))),
    ] {
        chain.write_anew(rows.clone(), 2).await;
        assert_eq!(chain.found(heads).await.map(|f| (f.what, f.seq)), found);
    }
}

#[tokio::test]
async fn beyond_the_first_page() {
    let place = TestPlace::left_by(2).await;
    write(&place.cx(), 4_100).await;
    if place.db.engine() == Engine::Postgres {
        place.run("DROP TRIGGER audit_no_change ON audit").await.unwrap();
    } else {
        place.run("DROP TRIGGER audit_no_update").await.unwrap();
    }
    // From the end, each found before the one behind it; around where one page ends and the next begins.
    for seq in [4_100, 4_000, 3_999, 2_001, 2_000, 1_999] {
        place.run(&format!("UPDATE audit SET detail = '' WHERE seq = {seq}")).await.unwrap();
        let finding = audit::verify(&place.cx(), &[]).await.unwrap().finding.unwrap();
        assert_eq!((finding.what, finding.seq), (What::Altered, seq));
    }
}

#[tokio::test]
async fn a_value_of_another_type_is_an_altered_row_and_no_failure() {
    let chain = Tampered::new().await;
    if chain.0.db.engine() == Engine::Postgres {
        return;
    }
    for change in
        ["at_us = 'noon'", "detail = CAST(detail AS BLOB)", "id = 'x'", "hash = 'x'", "form = 1.5", "seq = 'x'"]
    {
        let (_, seq) = chain.after(&[&format!("UPDATE audit SET {change} WHERE seq = 4")]).await;
        assert_eq!(seq, 4, "{change}");
    }
}

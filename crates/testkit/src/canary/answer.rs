//! An answer holds only what its reader was granted while it was made: the audit has it, written before the answer was.

use super::{Canary, found};
use crate::TestPlace;
use data::tables::audit;
use domain::family;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

impl TestPlace {
    /// Where the audit stands: before a question, for judging its answer.
    pub async fn audited(&self) -> i64 {
        data::audit::head(&self.cx()).await.expect("where the audit stands").seq
    }

    /// Fails when the answer holds a word that its reader was not granted since `before`. What they wrote themselves
    /// they may read back.
    pub async fn keeps_canaries(&self, before: i64, asked: &[u8], answer: &[u8]) {
        let told = found(answer);
        if told.is_empty() {
            return;
        }
        let said = found(&decoded(asked));
        for canary in told.into_iter().filter(|canary| !said.contains(canary)) {
            let granted = self.granted(before, canary).await;
            assert!(granted, "a leak: {:?} in an answer to somebody without class {}", canary.word, canary.class);
        }
    }

    /// Fails when the answer holds any of the words: for readers without an account.
    pub fn keeps_every_canary(asked: &[u8], answer: &[u8]) {
        let said = found(&decoded(asked));
        let leaks: Vec<_> = found(answer).into_iter().filter(|canary| !said.contains(canary)).collect();
        assert!(leaks.is_empty(), "a leak to somebody without an account: {leaks:?}");
    }

    async fn granted(&self, before: i64, canary: Canary) -> bool {
        use audit::Column as C;
        let whose = canary.of.iter().map(|slug| family::id(self.id, "person", slug).0);
        let rows = audit::Entity::find()
            .filter(C::PlaceId.eq(self.id.0))
            .filter(C::Seq.gt(before))
            .filter(C::TargetId.is_in(whose))
            .filter(C::Decision.eq("allow"))
            .filter(C::FieldsClass.gte(canary.class));
        let cx = self.cx();
        !canary.of.is_empty() && rows.count(cx.read()).await.expect("the audit") > 0
    }
}

/// A form as it was typed.
fn decoded(form: &[u8]) -> Vec<u8> {
    let mut typed = Vec::with_capacity(form.len());
    let mut rest = form;
    while let Some((&first, after)) = rest.split_first() {
        let figure = |at: usize| after.get(at).and_then(|&b| char::from(b).to_digit(16));
        (typed, rest) = match (first, figure(0), figure(1)) {
            (b'%', Some(high), Some(low)) => {
                typed.push(u8::try_from(high * 16 + low).expect("two figures"));
                (typed, &after[2..])
            }
            (b'+', ..) => {
                typed.push(b' ');
                (typed, after)
            }
            _ => {
                typed.push(first);
                (typed, after)
            }
        };
    }
    typed
}

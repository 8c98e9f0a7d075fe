//! `GET /workbench/audit/signs`: sittings in which somebody may have looked out of curiosity, for a person to ask about.

use super::moment;
use crate::shell::{Page, PageResult, Render, Visit, framed};
use askama::Template;
use domain::oversight::{
    self, Asked, Due, Worth,
    detect::{Seen, Sign},
};
use kernel::Id;

#[derive(Template)]
#[template(path = "workbench/oversight/signs.html")]
struct Signs {
    p: Page,
    found: Worth,
}

framed!(Signs);

impl Signs {
    fn opened(&self, due: &Due) -> String {
        moment(due.at)
    }

    fn due(&self, due: &Due) -> String {
        moment(due.due)
    }

    fn at(&self, asked: &Asked) -> String {
        moment(asked.flag.sitting.began())
    }

    fn word(&self, seen: &Seen) -> &'static str {
        match seen.sign {
            Sign::OwnRecord => "audit-sign-own-record",
            Sign::OwnFamily => "audit-sign-own-family",
            Sign::SameSurname => "audit-sign-same-surname",
            Sign::SameStreet => "audit-sign-same-street",
            Sign::Refused => "audit-sign-refused",
            Sign::UnexplainedGlass => "audit-sign-unexplained",
            Sign::Browsing => "audit-sign-browsing",
            Sign::SeenByMany => "audit-sign-seen-by-many",
        }
    }

    /// Where all that this colleague did with that record stands.
    fn rows(&self, asked: &Asked, person: &Id) -> String {
        self.p.href(format!("/workbench/audit?staff={}&person={person}", asked.flag.sitting.staff))
    }
}

/// `GET /workbench/audit/signs`
pub async fn show(visit: Visit) -> PageResult {
    let found = oversight::worth_asking(&visit.cx).await?;
    Ok(Signs { p: visit.page("audit-signs-title").in_section("/workbench/audit"), found }.ok())
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::shell::sample::{ODD, Sample};
    use domain::oversight::detect::{Flag, Look, Sitting, Way};
    use jiff::Timestamp;

    const ALL: [Sign; 8] = [
        Sign::OwnRecord,
        Sign::OwnFamily,
        Sign::SameSurname,
        Sign::SameStreet,
        Sign::Refused,
        Sign::UnexplainedGlass,
        Sign::Browsing,
        Sign::SeenByMany,
    ];

    impl Sample for Signs {
        fn sample(p: Page) -> Self {
            let (staff, person) = (Id::fresh(), Id::fresh());
            let look = Look { at: Timestamp::UNIX_EPOCH, staff, person, way: Way::Refused, wrote: false };
            let seen = ALL.map(|sign| Seen { sign, people: [person].into(), weight: 1.0 }).to_vec();
            let flag = Flag { sitting: Sitting { staff, looks: vec![look] }, seen };
            let due = |late| Due { name: ODD.into(), at: look.at, due: look.at, late };
            let sittings = vec![Asked { name: ODD.into(), flag }];
            let found = Worth { emergencies: vec![due(true), due(false)], sittings };
            Self { p: p.titled("audit-signs-title").private(), found }
        }

        fn states(p: Page) -> Vec<Self> {
            vec![
                Self::sample(p.clone()),
                Self { found: Worth { emergencies: Vec::new(), sittings: Vec::new() }, ..Self::sample(p) },
            ]
        }
    }
}
